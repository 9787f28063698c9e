namespace MlopsNotebookKernel.Commands.Pin;

/// <summary>How many rows of a table differ, whatever their order.</summary>
/// <param name="Came">Rows that were not there before.</param>
/// <param name="Went">Rows that are no longer there.</param>
internal sealed record RowMoves(long Came, long Went);
