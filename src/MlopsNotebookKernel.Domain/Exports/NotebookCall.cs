namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>What a notebook writes instead of an exported cell to have the same variables from the library.</summary>
/// <param name="Cell">The cell's number, from 1 over all cells of the notebook.</param>
/// <param name="Mark">The name it is marked with.</param>
/// <param name="Text">C# source, LF between lines.</param>
public sealed record NotebookCall(int Cell, string Mark, string Text);
