namespace MlopsNotebookKernel.Jupyter.History;

/// <summary>A cell that ran.</summary>
/// <param name="Number">The number of its run.</param>
/// <param name="Source">Its text.</param>
/// <param name="Result">Its result as plain text; null where it had none.</param>
internal sealed record HistoryEntry(int Number, string Source, string? Result);
