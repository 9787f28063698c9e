namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>Something that makes a notebook's state other than its cells, in order, would give.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Cell">The number of the run it is about; null for a cell that never ran.</param>
/// <param name="Text">One sentence that names the cell.</param>
public sealed record StampFlaw(FlawKind Kind, int? Cell, string Text);
