using System.Globalization;

namespace MlopsNotebookKernel.Commands.Run;

/// <summary>The lines of a cell around the one that failed.</summary>
internal static class SourceExcerpt
{
    private const int Context = 2;

    /// <summary>The lines, each with its number, the failing one marked by <c>&gt;</c>; empty when the place names no line of the cell.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="place">The place: "line 3, column 5"; a place in an imported file is none of the cell's.</param>
    public static string Around(string source, string? place)
    {
        const string prefix = "line ";
        string[] lines = source.Split('\n');
        if (place is null || !place.StartsWith(prefix, StringComparison.Ordinal) || place.Contains(" of ", StringComparison.Ordinal)
            || !int.TryParse(place[prefix.Length..].Split(',')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int line)
            || line < 1 || line > lines.Length)
        {
            return "";
        }

        int first = Math.Max(1, line - Context);
        int last = Math.Min(lines.Length, line + Context);
        int width = last.ToString(CultureInfo.InvariantCulture).Length;
        return string.Join('\n', Enumerable.Range(first, last - first + 1).Select(number =>
            $"{(number == line ? '>' : ' ')} {number.ToString(CultureInfo.InvariantCulture).PadLeft(width)}  {lines[number - 1]}".TrimEnd()));
    }
}
