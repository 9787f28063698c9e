namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>A file that the notebook reads, and that a library's tests read as it was then.</summary>
/// <param name="Name">What tests call it: a PascalCase identifier, unique in the library.</param>
/// <param name="Path">Its path, relative to the notebook's folder, forward slashes.</param>
public sealed record ExportInput(string Name, string Path);
