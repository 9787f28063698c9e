namespace MlopsNotebookKernel.Code.Vendoring;

/// <summary>A cell that names the projects.</summary>
/// <param name="Number">Its place in the notebook, from 1.</param>
/// <param name="Before">Its text.</param>
/// <param name="After">Its text with the copy in their place.</param>
public sealed record CellEdit(int Number, string Before, string After);
