using DuckDB.NET.Data;

namespace MlopsNotebookKernel.Tables.Rows;

/// <summary>Appends rows to a table, value by value.</summary>
/// <param name="appender">The database's appender.</param>
internal sealed class RowWriter(DuckDBAppender appender)
{
    private IDuckDBAppenderRow? _row;

    /// <summary>Number of rows that are complete.</summary>
    internal long Rows { get; private set; }

    /// <summary>Begins a row.</summary>
    internal void Begin() => _row = appender.CreateRow();

    /// <summary>Ends the row; each column has got a value.</summary>
    internal void End()
    {
        _row!.EndRow();
        Rows++;
    }

    /// <summary>A missing value of any type.</summary>
    internal void WriteMissing() => _row!.AppendNullValue();

    /// <summary>A truth value.</summary>
    internal void Write(bool? value) => _row!.AppendValue(value);

    /// <summary>A whole number.</summary>
    internal void Write(long? value) => _row!.AppendValue(value);

    /// <summary>A number; NaN is missing and −0 is 0.</summary>
    internal void Write(double? value)
    {
        if (value is { } number && !double.IsNaN(number))
        {
            _row!.AppendValue((double?)(number + 0.0));
        }
        else
        {
            _row!.AppendNullValue();
        }
    }

    /// <summary>A text.</summary>
    internal void Write(string? value)
    {
        if (value is null)
        {
            _row!.AppendNullValue();
        }
        else
        {
            _row!.AppendValue(value);
        }
    }

    /// <summary>A moment as its clock reads, whatever its kind; parts of a microsecond are cut off.</summary>
    internal void Write(DateTime? value) => _row!.AppendValue(value is { } moment
        ? new DateTime(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Unspecified)
        : (DateTime?)null);
}
