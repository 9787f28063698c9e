using System.Collections;
using System.Data;
using DuckDB.NET.Data;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Columns;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Rows;

/// <summary>
/// Loads rows of the notebook's into the database. Their types belong to the notebook's world, so they are known by
/// shape alone: by .NET's own interfaces, and by name where a library has none.
/// </summary>
internal static class RowTable
{
    /// <summary>Loads rows as table <c>data</c>; a sequence is enumerated just once.</summary>
    /// <exception cref="TableException">The value is no table, or a column's type has no place in one.</exception>
    internal static IReadOnlyList<Column> Load(DuckSession session, object value, string name, CancellationToken cancellation)
    {
        IRowSource source = Recognise(value, name, cancellation);
        try
        {
            ColumnNames.Of([.. source.Columns.Select(static column => column.Name)], name);
            IEnumerable<string> columns = source.Columns.Select(static (column, i) => $"c{i} {Stored(column.Type)}");
            session.Execute($"CREATE TABLE data ({string.Join(", ", columns)})", cancellation);
            using DuckDBAppender appender = session.Append("data");
            RowWriter writer = new(appender);
            Write(source, writer, name, cancellation);
            return source.Columns;
        }
        finally
        {
            (source as IDisposable)?.Dispose();
        }
    }

    private static void Write(IRowSource source, RowWriter writer, string name, CancellationToken cancellation)
    {
        try
        {
            source.WriteTo(writer, cancellation);
        }
        catch (OverflowException fault)
        {
            throw RowFault.TooLarge(name, writer.Rows, fault);
        }
        catch (Exception fault) when (fault is not (TableException or OperationCanceledException or DuckDBException))
        {
            // The notebook's own code ran: a property's getter, or a query that the sequence stands for.
            throw RowFault.Row(name, writer.Rows, $"cannot be read: {fault.GetType().Name}: {fault.Message.TrimEnd('.')}", fault);
        }
    }

    private static IRowSource Recognise(object value, string name, CancellationToken cancellation)
    {
        switch (value)
        {
            case string:
                throw RowFault.NoTable(name, "a text");
            case DataTable table:
                return new ReaderRows(table.CreateDataReader(), name);
            case IDataReader reader:
                return new ReaderRows(reader, name);
        }

        Type type = value.GetType();
        if (DataFrameRows.Fits(type))
        {
            return new DataFrameRows(value, name);
        }

        if (DataViewRows.InterfaceOf(type) is { } view)
        {
            return new DataViewRows(value, view, name);
        }

        return value is IEnumerable sequence
            ? SequenceRows.Of(sequence, name, cancellation)
            : throw RowFault.NoTable(name, $"a {RowFault.Shown(type)}");
    }

    private static string Stored(ColumnType type) => type switch
    {
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Integer => "BIGINT",
        ColumnType.Number => "DOUBLE",
        ColumnType.Text => "VARCHAR",
        ColumnType.Timestamp => "TIMESTAMP",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
