using System.Data.Common;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Restore;

/// <summary>
/// A column's values as an array of its own type, filled row by row without boxing. It grows with the rows that are read:
/// their number in a manifest is untrusted, and nothing is set aside for rows that never come.
/// </summary>
internal abstract class ColumnArray
{
    private const int FirstRows = 1 << 16;

    /// <summary>The array; as long as the column once all rows were read.</summary>
    public abstract Array Values { get; }

    /// <summary>Takes a row's value.</summary>
    /// <param name="reader">At the row.</param>
    /// <param name="ordinal">The column's place in the reader.</param>
    /// <param name="row">The row, from 0.</param>
    public abstract void Read(DbDataReader reader, int ordinal, int row);

    /// <summary>Makes an array for a column.</summary>
    /// <param name="type">The column's type.</param>
    /// <param name="hasMissing">Whether values are missing, and the elements therefore nullable.</param>
    /// <param name="rows">Number of rows.</param>
    public static ColumnArray Of(ColumnType type, bool hasMissing, int rows) => (type, hasMissing) switch
    {
        (ColumnType.Boolean, false) => new Full<bool>(rows, static (reader, ordinal) => reader.GetBoolean(ordinal)),
        (ColumnType.Boolean, true) => new Sparse<bool>(rows, static (reader, ordinal) => reader.GetBoolean(ordinal)),
        (ColumnType.Integer, false) => new Full<long>(rows, static (reader, ordinal) => reader.GetInt64(ordinal)),
        (ColumnType.Integer, true) => new Sparse<long>(rows, static (reader, ordinal) => reader.GetInt64(ordinal)),
        (ColumnType.Number, false) => new Full<double>(rows, static (reader, ordinal) => reader.GetDouble(ordinal)),
        (ColumnType.Number, true) => new Sparse<double>(rows, static (reader, ordinal) => reader.GetDouble(ordinal)),
        (ColumnType.Timestamp, false) => new Full<DateTime>(rows, static (reader, ordinal) => reader.GetDateTime(ordinal)),
        (ColumnType.Timestamp, true) => new Sparse<DateTime>(rows, static (reader, ordinal) => reader.GetDateTime(ordinal)),
        (ColumnType.Text, false) => new Full<string>(rows, static (reader, ordinal) => reader.GetString(ordinal)),
        (ColumnType.Text, true) => new Full<string?>(
            rows, static (reader, ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal)),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static int Grown(int length, int rows) => (int)Math.Min(rows, 2L * length);

    private sealed class Full<T>(int rows, Func<DbDataReader, int, T> read) : ColumnArray
    {
        private T[] _values = new T[Math.Min(rows, FirstRows)];

        public override Array Values => _values;

        public override void Read(DbDataReader reader, int ordinal, int row)
        {
            if (row == _values.Length)
            {
                Array.Resize(ref _values, Grown(row, rows));
            }

            _values[row] = read(reader, ordinal);
        }
    }

    private sealed class Sparse<T>(int rows, Func<DbDataReader, int, T> read) : ColumnArray
        where T : struct
    {
        private T?[] _values = new T?[Math.Min(rows, FirstRows)];

        public override Array Values => _values;

        public override void Read(DbDataReader reader, int ordinal, int row)
        {
            if (row == _values.Length)
            {
                Array.Resize(ref _values, Grown(row, rows));
            }

            _values[row] = reader.IsDBNull(ordinal) ? null : read(reader, ordinal);
        }
    }
}
