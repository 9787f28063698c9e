using System.Data.Common;
using MlopsNotebookKernel.Commands.Drift;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Gate.Predictions;

/// <summary>A column of few values, each row by the number of its value.</summary>
internal sealed class CodedColumn
{
    /// <summary>The number of a row without a value.</summary>
    public const int Missing = -1;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _values = [];
    private readonly List<int> _codes = [];

    /// <summary>The values, in the order they occur.</summary>
    public IReadOnlyList<string> Values => _values;

    /// <summary>The number of each row's value.</summary>
    public IReadOnlyList<int> Codes => _codes;

    /// <summary>How to add the row that a reader is on: values of types of which there are many are not boxed.</summary>
    /// <param name="type">The column's type.</param>
    /// <param name="ordinal">The column.</param>
    public Action<DbDataReader> Taker(ColumnType type, int ordinal) => type switch
    {
        ColumnType.Text => reader => Add(reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal)),
        ColumnType.Boolean => reader => Add(reader.IsDBNull(ordinal) ? null : ValueText.Of(reader.GetBoolean(ordinal))),
        _ => reader => Add(reader.IsDBNull(ordinal) ? null : ValueText.Of(reader.GetValue(ordinal))),
    };

    private void Add(string? value)
    {
        if (value is null)
        {
            _codes.Add(Missing);
        }
        else if (_codes.Count > 0 && _codes[^1] is var last and not Missing && _values[last] == value)
        {
            _codes.Add(last);
        }
        else
        {
            _codes.Add(Number(value));
        }
    }

    private int Number(string value)
    {
        if (!_numbers.TryGetValue(value, out int number))
        {
            _numbers[value] = number = _values.Count;
            _values.Add(value);
        }

        return number;
    }
}
