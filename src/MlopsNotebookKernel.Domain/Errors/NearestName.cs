namespace MlopsNotebookKernel.Domain.Errors;

/// <summary>Offers the known name that a mistyped one most likely means.</summary>
public static class NearestName
{
    /// <summary>
    /// The known name with the least optimal string alignment distance (insertions, deletions, substitutions and swaps
    /// of neighbours, without regard to case); null when none is within a third of the given name's length, or 2.
    /// </summary>
    /// <param name="given">What the user wrote.</param>
    /// <param name="known">The names there are.</param>
    public static string? Of(string given, IEnumerable<string> known)
    {
        int reach = Math.Max(2, given.Length / 3);
        return known
            .Select(name => (Name: name, Distance: Distance(given.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= reach)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault().Name;
    }

    private static int Distance(string left, string right)
    {
        int[,] cost = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                int change = left[i - 1] == right[j - 1] ? 0 : 1;
                int least = Math.Min(Math.Min(cost[i - 1, j] + 1, cost[i, j - 1] + 1), cost[i - 1, j - 1] + change);
                bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
                cost[i, j] = swapped ? Math.Min(least, cost[i - 2, j - 2] + 1) : least;
            }
        }

        return cost[left.Length, right.Length];
    }
}
