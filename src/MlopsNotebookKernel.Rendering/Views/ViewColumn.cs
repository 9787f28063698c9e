namespace MlopsNotebookKernel.Rendering.Views;

/// <summary>A column of a table to show.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="IsNumeric">Whether its cells are numbers, set to the right.</param>
public sealed record ViewColumn(string Title, bool IsNumeric = false);
