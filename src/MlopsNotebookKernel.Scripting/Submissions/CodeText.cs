namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>Code to compile.</summary>
/// <param name="Text">The code; its lines are where they are in what the user sees (others are blank).</param>
/// <param name="Path">Names the source in symbols: <c>cell[3]</c>, or the file that was imported.</param>
internal sealed record CodeText(string Text, string Path);
