namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>A member of an exported library and the cell it came from.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind"><c>type</c>, <c>function</c>, <c>step</c> (the statements of a cell), <c>constant</c>, <c>options</c> or <c>result</c>.</param>
/// <param name="File">The file it lies in, relative to the library's folder.</param>
/// <param name="Cell">The number of its cell, from 1 over all cells of the notebook.</param>
/// <param name="Mark">The name its cell is marked with; null when it was pulled in by another member.</param>
public sealed record ExportedMember(string Name, string Kind, string File, int Cell, string? Mark);
