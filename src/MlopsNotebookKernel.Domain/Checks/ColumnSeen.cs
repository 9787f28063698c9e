using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>What a pass saw of a column.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Present">Rows with a value.</param>
/// <param name="Newest">The latest moment of a column of timestamps; null for others, and without values.</param>
public sealed record ColumnSeen(string Name, ColumnType Type, long Present, DateTime? Newest = null);
