using System.Data.Common;
using MlopsNotebookKernel.Commands.Drift;

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

    /// <summary>Adds a row.</summary>
    /// <param name="reader">A reader on the row.</param>
    /// <param name="ordinal">The column.</param>
    public void Add(DbDataReader reader, int ordinal) => _codes.Add(reader.IsDBNull(ordinal) ? Missing : Number(ValueText.Of(reader.GetValue(ordinal))));

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
