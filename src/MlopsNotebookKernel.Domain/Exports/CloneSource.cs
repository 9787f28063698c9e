namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>Code that marked cells may repeat.</summary>
/// <param name="Place">The file or notebook, as it is shown.</param>
/// <param name="Cell">The cell's number, from 1; null for a file of code.</param>
/// <param name="Source">The code.</param>
public sealed record CloneSource(string Place, int? Cell, string Source);
