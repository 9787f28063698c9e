using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Columns;

/// <summary>A column and the SQL that gives its canonical values.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">
/// SQL of type <c>BOOLEAN</c>, <c>BIGINT</c>, <c>DOUBLE</c>, <c>VARCHAR</c> or <c>TIMESTAMP</c>, as the column's type asks.
/// </param>
internal sealed record MappedColumn(Column Column, string Value);
