namespace MlopsNotebookKernel.Benchmarks.Notebooks;

/// <summary>How one cell of a published notebook fared.</summary>
/// <param name="Cell">Its place in the document, from 1.</param>
/// <param name="Reason">Why it did not run; null when it ran.</param>
/// <param name="Detail">The error's first line; null when it ran.</param>
internal sealed record CellReport(int Cell, string? Reason, string? Detail);
