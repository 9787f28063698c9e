namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>
/// Which lines of two texts are the same lines: the longest common subsequence (Hunt and McIlroy 1976), common ends
/// cut off first.
/// </summary>
internal static class LineMatches
{
    /// <summary>Beyond this many pairs the differing middles are taken to have nothing in common.</summary>
    private const long MostPairs = 4_000_000;

    /// <summary>For each line of one text its line in the other, -1 for none; rising where it is not -1.</summary>
    /// <param name="one">A text's lines.</param>
    /// <param name="other">The other's.</param>
    public static int[] Between(ReadOnlySpan<string> one, ReadOnlySpan<string> other)
    {
        int[] matches = new int[one.Length];
        Array.Fill(matches, -1);
        int start = one.CommonPrefixLength(other);
        for (int line = 0; line < start; line++)
        {
            matches[line] = line;
        }

        int end = 0;
        while (end < one.Length - start && end < other.Length - start && one[^(end + 1)] == other[^(end + 1)])
        {
            end++;
            matches[one.Length - end] = other.Length - end;
        }

        Middle(one[start..^end], other[start..^end], start, matches);
        return matches;
    }

    private static void Middle(ReadOnlySpan<string> one, ReadOnlySpan<string> other, int offset, int[] matches)
    {
        if ((long)one.Length * other.Length > MostPairs)
        {
            return;
        }

        int[,] common = new int[one.Length + 1, other.Length + 1];
        for (int i = one.Length - 1; i >= 0; i--)
        {
            for (int j = other.Length - 1; j >= 0; j--)
            {
                common[i, j] = one[i] == other[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        int at = 0;
        int to = 0;
        while (at < one.Length && to < other.Length)
        {
            if (one[at] == other[to])
            {
                matches[offset + at++] = offset + to++;
            }
            else if (common[at + 1, to] >= common[at, to + 1])
            {
                at++;
            }
            else
            {
                to++;
            }
        }
    }
}
