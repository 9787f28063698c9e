using System.Globalization;

namespace MlopsNotebookKernel.Domain.Pins.Cells;

/// <summary>How cells are called in sentences: <c>Cell 4 (var model = pipeline.Fit(…)</c>.</summary>
public static class CellName
{
    private const int Longest = 48;

    /// <summary>Number and first line of code.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="source">Its text.</param>
    public static string Of(int number, string source) => FirstLine(source) is { Length: > 0 } line
        ? string.Create(CultureInfo.InvariantCulture, $"Cell {number} ({line})")
        : string.Create(CultureInfo.InvariantCulture, $"Cell {number}");

    /// <summary>Number alone, within a sentence.</summary>
    /// <param name="number">Its number.</param>
    public static string Short(int number) => string.Create(CultureInfo.InvariantCulture, $"cell {number}");

    /// <summary>The first line that is neither blank nor a comment, shortened.</summary>
    /// <param name="source">The text.</param>
    public static string FirstLine(string source)
    {
        string[] lines = [.. source.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        string line = lines.FirstOrDefault(text => !text.StartsWith("//", StringComparison.Ordinal)) ?? lines.FirstOrDefault() ?? "";
        return line.Length <= Longest ? line : $"{line[..(Longest - 1)]}…";
    }
}
