namespace MlopsNotebookKernel.Rendering.Pages;

/// <summary>Where a C# text literal ends: regular, verbatim, raw, and any of them interpolated.</summary>
internal static class CodeText
{
    /// <summary>Whether a literal opens here.</summary>
    /// <param name="code">The code.</param>
    /// <param name="at">A position.</param>
    public static bool Opens(string code, int at)
    {
        while (at < code.Length && code[at] is '$' or '@')
        {
            at++;
        }

        return at < code.Length && code[at] == '"';
    }

    /// <summary>The position after a literal; the end of the code (or line) for one that never ends.</summary>
    /// <param name="code">The code.</param>
    /// <param name="at">Where it opens.</param>
    public static int End(string code, int at)
    {
        int open = code.IndexOf('"', at);
        string prefix = code[at..open];
        int quotes = Run(code, open, '"');
        if (quotes >= 3)
        {
            int close = code.IndexOf(new string('"', quotes), open + quotes, StringComparison.Ordinal);
            return close < 0 ? code.Length : close + quotes + Run(code, close + quotes, '"');
        }

        bool verbatim = prefix.Contains('@', StringComparison.Ordinal);
        bool interpolated = prefix.Contains('$', StringComparison.Ordinal);
        int i = open + 1;
        while (i < code.Length)
        {
            char c = code[i];
            if (c == '"')
            {
                if (!verbatim || i + 1 >= code.Length || code[i + 1] != '"')
                {
                    return i + 1;
                }

                i += 2;
            }
            else if (c == '\n' && !verbatim)
            {
                return i;
            }
            else if (c == '\\' && !verbatim)
            {
                i += 2;
            }
            else if (c == '{' && interpolated)
            {
                i = i + 1 < code.Length && code[i + 1] == '{' ? i + 2 : HoleEnd(code, i);
            }
            else
            {
                i++;
            }
        }

        return code.Length;
    }

    /// <summary>The position after the closing brace of a hole, which may hold literals and braces itself.</summary>
    private static int HoleEnd(string code, int at)
    {
        int depth = 0;
        for (int i = at; i < code.Length;)
        {
            if (code[i] is '"' or '$' or '@' && Opens(code, i))
            {
                i = End(code, i);
                continue;
            }

            depth += code[i] == '{' ? 1 : code[i] == '}' ? -1 : 0;
            i++;
            if (depth == 0)
            {
                return i;
            }
        }

        return code.Length;
    }

    private static int Run(string code, int at, char c)
    {
        int end = at;
        while (end < code.Length && code[end] == c)
        {
            end++;
        }

        return end - at;
    }
}
