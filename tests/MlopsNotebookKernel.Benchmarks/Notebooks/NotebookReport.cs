namespace MlopsNotebookKernel.Benchmarks.Notebooks;

/// <summary>How one published notebook fared.</summary>
/// <param name="Cells">Its code cells, in order.</param>
internal sealed record NotebookReport(IReadOnlyList<CellReport> Cells);
