namespace MlopsNotebookKernel.Domain.Reproductions.Comparison;

/// <summary>
/// Puts two lists side by side: equal items face each other as far as possible (the longest common subsequence, common
/// ends cut off first), and what is left between two of them faces each other in order.
/// </summary>
internal static class Alignment
{
    /// <summary>Beyond this many pairs, items face each other in order alone.</summary>
    private const long MostPairs = 1_000_000;

    /// <summary>The pairs in order; null where an item has no counterpart.</summary>
    /// <param name="stored">The number of items stored.</param>
    /// <param name="now">The number of items now.</param>
    /// <param name="same">Whether two items count as the same.</param>
    public static List<(int? Stored, int? Now)> Of(int stored, int now, Func<int, int, bool> same)
    {
        int start = 0;
        while (start < stored && start < now && same(start, start))
        {
            start++;
        }

        int end = 0;
        while (end < stored - start && end < now - start && same(stored - end - 1, now - end - 1))
        {
            end++;
        }

        List<(int?, int?)> pairs = [.. Enumerable.Range(0, start).Select(index => ((int?)index, (int?)index))];
        Middle(start, stored - end, start, now - end, same, pairs);
        pairs.AddRange(Enumerable.Range(0, end).Select(index => ((int?)(stored - end + index), (int?)(now - end + index))));
        return pairs;
    }

    private static void Middle(int fromStored, int toStored, int fromNow, int toNow, Func<int, int, bool> same, List<(int?, int?)> pairs)
    {
        int rows = toStored - fromStored;
        int columns = toNow - fromNow;
        if (rows == columns || (long)rows * columns > MostPairs)
        {
            Gap(fromStored, toStored, fromNow, toNow, pairs);
            return;
        }

        int[,] common = new int[rows + 1, columns + 1];
        for (int i = rows - 1; i >= 0; i--)
        {
            for (int j = columns - 1; j >= 0; j--)
            {
                common[i, j] = same(fromStored + i, fromNow + j) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        (int storedGap, int nowGap) = (0, 0);
        (int at, int to) = (0, 0);
        while (at < rows && to < columns)
        {
            if (same(fromStored + at, fromNow + to))
            {
                Gap(fromStored + storedGap, fromStored + at, fromNow + nowGap, fromNow + to, pairs);
                pairs.Add((fromStored + at, fromNow + to));
                (storedGap, nowGap) = (++at, ++to);
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

        Gap(fromStored + storedGap, toStored, fromNow + nowGap, toNow, pairs);
    }

    private static void Gap(int fromStored, int toStored, int fromNow, int toNow, List<(int?, int?)> pairs)
    {
        for (int index = 0; fromStored + index < toStored || fromNow + index < toNow; index++)
        {
            pairs.Add((
                fromStored + index < toStored ? fromStored + index : null,
                fromNow + index < toNow ? fromNow + index : null));
        }
    }
}
