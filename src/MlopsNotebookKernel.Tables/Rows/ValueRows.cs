using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Rows;

/// <summary>A sequence of single values: a table of one column, <c>value</c>.</summary>
/// <param name="rows">The values.</param>
/// <param name="column">The column.</param>
internal sealed class ValueRows(PeekedRows rows, Column column) : IRowSource, IDisposable
{
    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns { get; } = [column];

    /// <inheritdoc/>
    public void WriteTo(RowWriter writer, CancellationToken cancellation)
    {
        foreach (object? value in rows.All(cancellation))
        {
            writer.Begin();
            CellType.Write(writer, value);
            writer.End();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => rows.Dispose();
}
