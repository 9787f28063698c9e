namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>A file of an exported library.</summary>
/// <param name="Path">Where it lies in the library's folder, forward slashes.</param>
/// <param name="Text">Its content; lines end with LF.</param>
public sealed record ExportedFile(string Path, string Text);
