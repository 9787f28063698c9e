using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Rows;

/// <summary>
/// Rows that are dictionaries. Columns come in the order in which their keys are first met; a key that a row lacks is
/// missing there. A column's type is that of its values; whole and fractional numbers together are numbers.
/// </summary>
internal sealed class DictionaryRows : IRowSource
{
    private readonly List<Dictionary<string, object?>> _rows;

    private DictionaryRows(List<Dictionary<string, object?>> rows, IReadOnlyList<Column> columns)
    {
        _rows = rows;
        Columns = columns;
    }

    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Collects rows and finds their columns.</summary>
    internal static DictionaryRows Of(PeekedRows rows, string name, CancellationToken cancellation)
    {
        List<Dictionary<string, object?>> collected = [];
        List<string> names = [];
        Dictionary<string, ColumnType?> types = new(StringComparer.Ordinal);
        foreach (object? row in rows.All(cancellation))
        {
            if (row is not IEnumerable<KeyValuePair<string, object?>> pairs)
            {
                throw RowFault.Row(name, collected.Count, "is not a dictionary, as the first is");
            }

            Dictionary<string, object?> values = new(pairs, StringComparer.Ordinal);
            foreach ((string key, object? value) in values)
            {
                if (types.TryAdd(key, null))
                {
                    names.Add(key);
                }

                types[key] = Widen(types[key], value, key, name, collected.Count);
            }

            collected.Add(values);
        }

        return names.Count > 0
            ? new DictionaryRows(collected, [.. names.Select(key => new Column(key, types[key] ?? ColumnType.Text))])
            : throw RowFault.NoTable(name, "a sequence of dictionaries without any key");
    }

    /// <inheritdoc/>
    public void WriteTo(RowWriter writer, CancellationToken cancellation)
    {
        foreach (Dictionary<string, object?> row in _rows)
        {
            cancellation.ThrowIfCancellationRequested();
            writer.Begin();
            foreach (Column column in Columns)
            {
                object? value = row.GetValueOrDefault(column.Name);
                bool whole = value is not null && CellType.Of(value.GetType()) == ColumnType.Integer;
                CellType.Write(writer, column.Type == ColumnType.Number && whole
                    ? Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)
                    : value);
            }

            writer.End();
        }
    }

    private static ColumnType? Widen(ColumnType? known, object? value, string key, string name, int row)
    {
        if (value is null or DBNull)
        {
            return known;
        }

        ColumnType found = CellType.Of(value.GetType())
            ?? throw RowFault.Unsupported(name, key, RowFault.Shown(value.GetType()));
        return (known, found) switch
        {
            (null, _) => found,
            (ColumnType.Integer, ColumnType.Number) or (ColumnType.Number, ColumnType.Integer) => ColumnType.Number,
            _ when known == found => found,
            _ => throw RowFault.Row(name, row, $"has a value of type {RowFault.Shown(value.GetType())} in '{key}', unlike the rows before"),
        };
    }
}
