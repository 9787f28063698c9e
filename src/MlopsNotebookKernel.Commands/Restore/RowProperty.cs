namespace MlopsNotebookKernel.Commands.Restore;

/// <summary>A property that stands for a column.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="TypeName">Its C# type: <c>bool</c>, <c>long</c>, <c>double</c>, <c>string</c> or <c>global::System.DateTime</c>, with <c>?</c> where values are missing.</param>
/// <param name="Column">The column's name, as the source wrote it.</param>
public sealed record RowProperty(string Name, string TypeName, string Column);
