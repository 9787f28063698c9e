namespace MlopsNotebookKernel.Domain.Notebooks;

/// <summary>The lines of a text, as notebooks split them.</summary>
internal static class Lines
{
    /// <summary>The text with every line ended by <c>\n</c>.</summary>
    /// <param name="text">The text.</param>
    public static string Unify(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>
    /// Splits as Python's <c>str.splitlines(keepends=True)</c>, which is what nbformat stores. Joined, the lines are
    /// the text again.
    /// </summary>
    /// <param name="text">The text.</param>
    public static IReadOnlyList<string> Split(string text)
    {
        List<string> lines = [];
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsEnd(text[i]))
            {
                continue;
            }

            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                i++;
            }

            lines.Add(text[start..(i + 1)]);
            start = i + 1;
        }

        if (start < text.Length)
        {
            lines.Add(text[start..]);
        }

        return lines;
    }

    /// <summary>
    /// Whether a list of lines lost their line ends, as some merge tools and exporters leave it: joined, statements
    /// would run together and comments would swallow code.
    /// </summary>
    /// <param name="lines">The list as stored.</param>
    public static bool LostTheirEnds(IReadOnlyList<string> lines) =>
        lines.Count > 1 && !lines.SkipLast(1).Any(line => line.Length > 0 && IsEnd(line[^1]));

    private static bool IsEnd(char c) =>
        c is '\n' or '\r' or '\v' or '\f' or '\x1c' or '\x1d' or '\x1e' or '\x85' or '\u2028' or '\u2029';
}
