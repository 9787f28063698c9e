namespace MlopsNotebookKernel.Scripting.Cells;

/// <summary>An <c>#r</c> or <c>#i</c> line of a cell.</summary>
/// <param name="Line">Its line in the cell, from 1.</param>
/// <param name="IsSource">True for <c>#i</c>, an additional package source; false for <c>#r</c>, a reference.</param>
/// <param name="Argument">What it names, without quotes.</param>
internal sealed record CellDirective(int Line, bool IsSource, string Argument);
