namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>
/// Leaves out the lines that ask for a stamp or look at one: whether a pin says <c>--update</c> changes nothing that the
/// notebook relied on.
/// </summary>
public static class StampLines
{
    private static readonly string[] Verbs = ["#!mlops-pin", "#!mlops-verify"];

    /// <summary>A cell's text without those lines, lines ended by LF, blank lines at its end left out.</summary>
    /// <param name="source">The cell's text.</param>
    public static string LeaveOut(string source)
    {
        string text = source.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return string.Join('\n', text.Split('\n').Where(line => !Is(line))).TrimEnd();
    }

    /// <summary>Whether a cell has a line of any command of this toolkit.</summary>
    /// <param name="source">The cell's text.</param>
    public static bool AnyCommandIn(string source) =>
        source.Split('\n').Any(line => line.TrimStart().StartsWith("#!mlops-", StringComparison.Ordinal));

    /// <summary>Whether a cell has such a line.</summary>
    /// <param name="source">The cell's text.</param>
    public static bool AnyIn(string source) => source.Split('\n').Any(Is);

    private static bool Is(string line)
    {
        string text = line.TrimStart();
        return Verbs.Any(verb => text.StartsWith(verb, StringComparison.Ordinal)
            && (text.Length == verb.Length || char.IsWhiteSpace(text[verb.Length])));
    }
}
