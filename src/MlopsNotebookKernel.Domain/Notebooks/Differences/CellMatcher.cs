namespace MlopsNotebookKernel.Domain.Notebooks.Differences;

/// <summary>
/// Tells which cells of two versions are the same cell. In this order: same id and same text; same text alone, since some
/// editors give new ids each time they save, and copies of a notebook number them anew; same id alone; and for the rest
/// texts that are alike.
/// </summary>
internal static class CellMatcher
{
    /// <summary>Texts are alike from half of their words in common on.</summary>
    private const double LeastLikeness = 0.5;

    /// <summary>Beyond this many pairs only cells near each other are held for the same.</summary>
    private const long MostPairs = 250_000;

    private const int Near = 20;

    /// <summary>Matches cells.</summary>
    /// <param name="before">The first version's.</param>
    /// <param name="after">The second's.</param>
    /// <returns>For each cell of the second version its place in the first; null for one that was added.</returns>
    public static int?[] Match(IReadOnlyList<NotebookCell> before, IReadOnlyList<NotebookCell> after)
    {
        int?[] matches = new int?[after.Count];
        HashSet<int> taken = [];
        ByKey(cell => cell.Id is null ? null : (cell.Kind, cell.Id, cell.Source));
        ByKey(cell => cell.Source.Trim().Length == 0 ? null : (cell.Kind, "", cell.Source));
        ByKey(cell => cell.Id is null ? null : (cell.Kind, cell.Id, ""));
        ByLikeness();
        return matches;

        void ByKey(Func<NotebookCell, (CellKind, string, string)?> key)
        {
            Dictionary<(CellKind, string, string), Queue<int>> places = [];
            for (int index = 0; index < before.Count; index++)
            {
                if (!taken.Contains(index) && key(before[index]) is { } known)
                {
                    (places.TryGetValue(known, out Queue<int>? queue) ? queue : places[known] = new Queue<int>()).Enqueue(index);
                }
            }

            for (int index = 0; index < after.Count; index++)
            {
                if (matches[index] is null && key(after[index]) is { } wanted && places.TryGetValue(wanted, out Queue<int>? queue) && queue.TryDequeue(out int place))
                {
                    matches[index] = place;
                    taken.Add(place);
                }
            }
        }

        void ByLikeness()
        {
            int[] left = [.. Enumerable.Range(0, before.Count).Where(index => !taken.Contains(index))];
            int[] right = [.. Enumerable.Range(0, after.Count).Where(index => matches[index] is null)];
            bool all = (long)left.Length * right.Length <= MostPairs;
            Dictionary<int, CellWords> words = left.ToDictionary(index => index, index => CellWords.Of(before[index].Source));
            var alike =
                from now in right
                let mine = CellWords.Of(after[now].Source)
                from was in left
                where before[was].Kind == after[now].Kind && (all || Math.Abs(was - now) <= Near)
                let likeness = mine.Likeness(words[was])
                where likeness >= LeastLikeness
                orderby likeness descending, Math.Abs(was - now), now
                select (was, now);
            foreach ((int was, int now) in alike)
            {
                if (matches[now] is null && taken.Add(was))
                {
                    matches[now] = was;
                }
            }
        }
    }
}
