using System.Data;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Rows;

/// <summary>The rows that a data reader has left; they are read, and the reader is then at its end.</summary>
internal sealed class ReaderRows : IRowSource
{
    private readonly IDataReader _reader;

    internal ReaderRows(IDataReader reader, string name)
    {
        _reader = reader;
        Columns = [.. Enumerable.Range(0, reader.FieldCount).Select(i => new Column(
            reader.GetName(i),
            CellType.Of(reader.GetFieldType(i))
                ?? throw RowFault.Unsupported(name, reader.GetName(i), RowFault.Shown(reader.GetFieldType(i)))))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns { get; }

    /// <inheritdoc/>
    public void WriteTo(RowWriter writer, CancellationToken cancellation)
    {
        while (_reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            writer.Begin();
            for (int i = 0; i < Columns.Count; i++)
            {
                CellType.Write(writer, _reader.GetValue(i));
            }

            writer.End();
        }
    }
}
