namespace MlopsNotebookKernel.Rendering.Values.Frames;

/// <summary>A column of a frame.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsNumeric">Whether it holds numbers.</param>
internal sealed record FrameColumn(string Name, bool IsNumeric);
