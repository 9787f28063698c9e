using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Gate.Predictions;

/// <summary>Names rows in messages: the first few, and how many there are.</summary>
internal static class RowNames
{
    private const int Shown = 5;
    private const int LongestName = 60;

    /// <summary>Such as <c>3 rows: a, b, c</c>.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="names">Names of at least the first few.</param>
    public static string Of(long count, IEnumerable<string> names)
    {
        string first = string.Join(", ", names.Take(Shown).Select(name => name.Length > LongestName ? $"{name[..LongestName]}…" : name));
        return $"{QuantityText.Count(count, "row")}: {first}{(count > Shown ? ", …" : "")}";
    }
}
