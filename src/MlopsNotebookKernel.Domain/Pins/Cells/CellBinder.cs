namespace MlopsNotebookKernel.Domain.Pins.Cells;

/// <summary>
/// Binds a stamp's cells to a document's: by id where both have one, then by equal code in order, then by place between
/// bound neighbours, because a document may have lost its ids and a kernel may never have been told them.
/// </summary>
public static class CellBinder
{
    /// <summary>Above this many pairs of edited cells in one place, they are not compared with each other.</summary>
    private const long MostPairs = 250_000;

    /// <summary>How many of a cell's words tell it from others.</summary>
    private const int MostWords = 1000;

    /// <summary>How alike (share of equal lines) two cells must be to be one that was edited.</summary>
    private const double Alike = 0.2;

    /// <summary>Binds cells; each is in the answer once, in the document's order, the lost ones after their stamped predecessor.</summary>
    /// <param name="stamped">The stamp's cells, in order of execution.</param>
    /// <param name="current">The document's cells, in its order.</param>
    public static IReadOnlyList<BoundCell> Bind(IReadOnlyList<StampedCell> stamped, IReadOnlyList<DocumentCell> current)
    {
        StampedCell[] order = stamped.All(cell => cell.Index is not null) ? [.. stamped.OrderBy(cell => cell.Index)] : [.. stamped];
        int[] target = [.. Enumerable.Repeat(-1, order.Length)];
        bool[] taken = new bool[current.Count];
        BindEqual(order, current, target, taken, cell => cell.Id, cell => cell.Id, unique: true);
        BindEqual(order, current, target, taken, cell => cell.Fingerprint, cell => cell.Fingerprint, unique: false);
        BindGaps(order, current, target, taken);
        return Listed(order, current, target, taken);
    }

    private static void BindEqual(
        StampedCell[] stamped,
        IReadOnlyList<DocumentCell> current,
        int[] target,
        bool[] taken,
        Func<StampedCell, string?> stampedKey,
        Func<DocumentCell, string?> currentKey,
        bool unique)
    {
        Dictionary<string, Queue<int>> open = new(StringComparer.Ordinal);
        for (int index = 0; index < current.Count; index++)
        {
            if (!taken[index] && currentKey(current[index]) is { } key)
            {
                (open.TryGetValue(key, out Queue<int>? queue) ? queue : open[key] = new Queue<int>()).Enqueue(index);
            }
        }

        for (int index = 0; index < stamped.Length; index++)
        {
            if (target[index] < 0 && stampedKey(stamped[index]) is { } key
                && open.TryGetValue(key, out Queue<int>? queue) && queue.Count > 0 && (!unique || queue.Count == 1))
            {
                target[index] = queue.Dequeue();
                taken[target[index]] = true;
            }
        }
    }

    /// <summary>Between two neighbours that are bound, what is left on both sides is taken for edited cells.</summary>
    private static void BindGaps(StampedCell[] stamped, IReadOnlyList<DocumentCell> current, int[] target, bool[] taken)
    {
        int start = 0;
        while (start < stamped.Length)
        {
            if (target[start] >= 0)
            {
                start++;
                continue;
            }

            int end = start;
            while (end < stamped.Length && target[end] < 0)
            {
                end++;
            }

            int from = start == 0 ? 0 : target[start - 1] + 1;
            int to = end == stamped.Length ? current.Count : target[end];
            int[] free = [.. Enumerable.Range(from, Math.Max(0, to - from)).Where(index => !taken[index])];
            foreach ((int one, int other) in Pairs(stamped[start..end], [.. free.Select(index => current[index])]))
            {
                target[start + one] = free[other];
                taken[free[other]] = true;
            }

            start = end;
        }
    }

    /// <summary>The pairing in order with the greatest likeness in all.</summary>
    private static List<(int Stamped, int Current)> Pairs(StampedCell[] stamped, DocumentCell[] current)
    {
        if ((long)stamped.Length * current.Length > MostPairs)
        {
            // The table of the method grows with their product: so many edited cells in one place pair by place alone.
            return stamped.Length == current.Length ? [.. Enumerable.Range(0, stamped.Length).Select(place => (place, place))] : [];
        }

        string[][] was = [.. stamped.Select(cell => Words(cell.Source))];
        string[][] now = [.. current.Select(cell => Words(cell.Source))];
        double[,] best = new double[stamped.Length + 1, current.Length + 1];
        for (int i = stamped.Length - 1; i >= 0; i--)
        {
            for (int j = current.Length - 1; j >= 0; j--)
            {
                double paired = Likeness(i, j) is var likeness && likeness >= Alike
                    ? likeness + best[i + 1, j + 1]
                    : -1;
                best[i, j] = Math.Max(paired, Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        }

        List<(int Stamped, int Current)> pairs = [];
        for (int i = 0, j = 0; i < stamped.Length && j < current.Length;)
        {
            double likeness = Likeness(i, j);
            if (likeness >= Alike && best[i, j] == likeness + best[i + 1, j + 1])
            {
                pairs.Add((i++, j++));
            }
            else if (best[i, j] == best[i + 1, j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return pairs;

        double Likeness(int i, int j)
        {
            double shared = was[i].Intersect(now[j], StringComparer.Ordinal).Count();
            double likeness = shared == 0 ? 0 : shared / was[i].Union(now[j], StringComparer.Ordinal).Count();

            // As many as before, at the same place, and no id that says otherwise: the same cell, however much it was edited.
            return stamped.Length == current.Length && (stamped[i].Id is null || current[j].Id is null) ? Math.Max(likeness, Alike) : likeness;
        }
    }

    private static string[] Words(string source) =>
        [.. source.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(MostWords)];

    private static List<BoundCell> Listed(StampedCell[] stamped, IReadOnlyList<DocumentCell> current, int[] target, bool[] taken)
    {
        HashSet<int> steady = LongestRising(target);
        List<BoundCell> cells = [];
        for (int index = 0; index < current.Count; index++)
        {
            int owner = taken[index] ? Array.IndexOf(target, index) : -1;
            cells.Add(new BoundCell(owner < 0 ? null : stamped[owner], current[index], owner >= 0 && !steady.Contains(owner)));
        }

        for (int index = 0; index < stamped.Length; index++)
        {
            if (target[index] < 0)
            {
                int place = index == 0 ? 0 : cells.FindIndex(cell => ReferenceEquals(cell.Stamped, stamped[index - 1])) + 1;
                cells.Insert(place, new BoundCell(stamped[index], null));
            }
        }

        return cells;
    }

    /// <summary>The stamped cells that still stand in the same order; as few as possible are left out as moved.</summary>
    private static HashSet<int> LongestRising(int[] target)
    {
        int[] length = new int[target.Length];
        int[] previous = new int[target.Length];
        int last = -1;
        for (int index = 0; index < target.Length; index++)
        {
            if (target[index] < 0)
            {
                continue;
            }

            length[index] = 1;
            previous[index] = -1;
            for (int before = 0; before < index; before++)
            {
                if (target[before] >= 0 && target[before] < target[index] && length[before] + 1 > length[index])
                {
                    length[index] = length[before] + 1;
                    previous[index] = before;
                }
            }

            last = last < 0 || length[index] > length[last] ? index : last;
        }

        HashSet<int> rising = [];
        for (; last >= 0; last = previous[last])
        {
            rising.Add(last);
        }

        return rising;
    }
}
