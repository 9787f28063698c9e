namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>What one pass over a table gave.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">What the pass saw of each column, in the table's order.</param>
/// <param name="Content">
/// Of a table without moments: a digest of its values whatever their order, to tell a delivery from a repeated one;
/// the same values may have another in another version of the database. Null for other tables.
/// </param>
/// <param name="Measures">What each check gave, in the order asked.</param>
public sealed record TablePass(long Rows, IReadOnlyList<ColumnSeen> Columns, string? Content, IReadOnlyList<CheckMeasure> Measures);
