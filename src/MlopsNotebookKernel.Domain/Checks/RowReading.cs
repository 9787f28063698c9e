namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>What came of reading an expression over a row: one of the two.</summary>
/// <param name="Expression">The expression; null where it is none.</param>
/// <param name="Fault">
/// What is wrong: it is no expression, names a column that is not there, or is not true or false (MLOPS2910); else null.
/// </param>
public sealed record RowReading(RowExpression? Expression, CheckException? Fault);
