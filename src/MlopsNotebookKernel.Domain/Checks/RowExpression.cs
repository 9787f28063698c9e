namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>A C# expression over a row that was checked against the columns; no code of it ran.</summary>
/// <param name="Text">The expression.</param>
/// <param name="Columns">The columns it reads.</param>
/// <param name="Sql">The same in SQL over the columns' names; null where SQL cannot say the same of every row.</param>
public sealed record RowExpression(string Text, IReadOnlyList<RowColumn> Columns, string? Sql);
