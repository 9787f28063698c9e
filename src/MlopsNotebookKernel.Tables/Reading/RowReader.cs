using System.Collections;
using System.Data.Common;
using DuckDB.NET.Data;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Reading;

/// <summary>
/// The rows of a table, in order: <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>, <see cref="string"/>,
/// <see cref="DateTime"/> or <see cref="DBNull"/>. Closes its connection when it is closed.
/// </summary>
/// <param name="session">The connection it reads from.</param>
/// <param name="reader">The database's reader, whose query already gives just those types.</param>
/// <param name="source">What the table is called, for messages.</param>
/// <param name="cancellation">Stops the reading between rows.</param>
internal sealed class RowReader(DuckSession session, DuckDBDataReader reader, string source, CancellationToken cancellation) : DbDataReader
{
    /// <inheritdoc/>
    public override int Depth => 0;

    /// <inheritdoc/>
    public override int FieldCount => reader.FieldCount;

    /// <inheritdoc/>
    public override bool HasRows => reader.HasRows;

    /// <inheritdoc/>
    public override bool IsClosed => reader.IsClosed;

    /// <inheritdoc/>
    public override int RecordsAffected => -1;

    /// <inheritdoc/>
    public override object this[int ordinal] => GetValue(ordinal);

    /// <inheritdoc/>
    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <inheritdoc/>
    public override bool Read()
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return reader.Read();
        }
        catch (DuckDBException fault)
        {
            throw new TableException(
                "MLOPS1413",
                $"'{source}' cannot be read to its end.",
                "Check that the file is whole and was not changed while it was read.",
                fault);
        }
    }

    /// <inheritdoc/>
    public override bool NextResult() => false;

    /// <inheritdoc/>
    public override bool IsDBNull(int ordinal) => reader.IsDBNull(ordinal);

    /// <inheritdoc/>
    public override object GetValue(int ordinal) => reader.IsDBNull(ordinal) ? DBNull.Value : Outside(() => reader.GetValue(ordinal), ordinal);

    /// <inheritdoc/>
    public override int GetValues(object[] values)
    {
        int count = Math.Min(values.Length, FieldCount);
        for (int i = 0; i < count; i++)
        {
            values[i] = GetValue(i);
        }

        return count;
    }

    /// <inheritdoc/>
    public override string GetName(int ordinal) => reader.GetName(ordinal);

    /// <inheritdoc/>
    public override int GetOrdinal(string name)
    {
        for (int i = 0; i < FieldCount; i++)
        {
            if (GetName(i) == name)
            {
                return i;
            }
        }

        throw new IndexOutOfRangeException($"There is no column '{name}'.");
    }

    /// <inheritdoc/>
    public override string GetDataTypeName(int ordinal) => reader.GetDataTypeName(ordinal);

    /// <inheritdoc/>
    public override Type GetFieldType(int ordinal) => reader.GetFieldType(ordinal);

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) => reader.GetBoolean(ordinal);

    /// <inheritdoc/>
    public override byte GetByte(int ordinal) => checked((byte)reader.GetInt64(ordinal));

    /// <inheritdoc/>
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        throw new InvalidCastException("A table holds no bytes.");

    /// <inheritdoc/>
    public override char GetChar(int ordinal) => reader.GetString(ordinal).Single();

    /// <inheritdoc/>
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length)
    {
        string text = reader.GetString(ordinal);
        if (buffer is null)
        {
            return text.Length;
        }

        int count = Math.Max(0, Math.Min(length, text.Length - (int)dataOffset));
        text.CopyTo((int)dataOffset, buffer, bufferOffset, count);
        return count;
    }

    /// <inheritdoc/>
    public override DateTime GetDateTime(int ordinal) => Outside(() => reader.GetDateTime(ordinal), ordinal);

    /// <inheritdoc/>
    public override decimal GetDecimal(int ordinal) => (decimal)reader.GetDouble(ordinal);

    /// <inheritdoc/>
    public override double GetDouble(int ordinal) => reader.GetDouble(ordinal);

    /// <inheritdoc/>
    public override float GetFloat(int ordinal) => (float)reader.GetDouble(ordinal);

    /// <inheritdoc/>
    public override Guid GetGuid(int ordinal) => Guid.Parse(reader.GetString(ordinal));

    /// <inheritdoc/>
    public override short GetInt16(int ordinal) => checked((short)reader.GetInt64(ordinal));

    /// <inheritdoc/>
    public override int GetInt32(int ordinal) => checked((int)reader.GetInt64(ordinal));

    /// <inheritdoc/>
    public override long GetInt64(int ordinal) => reader.GetInt64(ordinal);

    /// <inheritdoc/>
    public override string GetString(int ordinal) => reader.GetString(ordinal);

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    /// <inheritdoc/>
    public override void Close()
    {
        reader.Dispose();
        session.Dispose();
    }

    private T Outside<T>(Func<T> read, int ordinal)
    {
        try
        {
            return read();
        }
        catch (ArgumentOutOfRangeException fault)
        {
            throw new TableException(
                "MLOPS1414",
                $"Column '{GetName(ordinal)}' of '{source}' holds a timestamp outside the years 1 to 9999.",
                "Mend the value, or leave the column out.",
                fault);
        }
    }
}
