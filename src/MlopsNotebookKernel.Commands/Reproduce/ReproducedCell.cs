using MlopsNotebookKernel.Domain.Reproductions.Comparison;

namespace MlopsNotebookKernel.Commands.Reproduce;

/// <summary>A code cell, compared.</summary>
/// <param name="Number">Its number among the notebook's code cells that are not blank, from 1.</param>
/// <param name="Index">Its place in the notebook from 0 over all cells.</param>
/// <param name="Id">Its id; null where the notebook has none.</param>
/// <param name="Title">Its first line.</param>
/// <param name="Comparison">What comparing its outputs came to.</param>
/// <param name="Note">What else is to be said of it; null for nothing.</param>
public sealed record ReproducedCell(int Number, int Index, string? Id, string Title, CellComparison Comparison, string? Note = null);
