namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>What stands in a notebook instead of a cell that a library was made from.</summary>
/// <param name="Cell">The cell's number, from 1 over all cells of the notebook.</param>
/// <param name="Text">The text instead, LF between lines.</param>
public sealed record CellReplacement(int Cell, string Text);
