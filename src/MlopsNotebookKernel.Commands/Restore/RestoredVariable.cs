namespace MlopsNotebookKernel.Commands.Restore;

/// <summary>What came of restoring as a variable.</summary>
/// <param name="Name">The variable.</param>
/// <param name="TypeName">The type of its elements, as declared in the notebook.</param>
/// <param name="Rows">Number of elements.</param>
/// <param name="Properties">The type's properties, a column each.</param>
public sealed record RestoredVariable(string Name, string TypeName, long Rows, IReadOnlyList<RowProperty> Properties);
