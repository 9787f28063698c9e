using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>
/// Two lists of categories brought onto one. Where a list is cut at its most frequent values, a category that only the
/// other list names may hide in the rest, so it is counted with the rest on both sides.
/// </summary>
internal sealed class CategoryCounts
{
    private CategoryCounts()
    {
    }

    /// <summary>The categories that can be compared one by one.</summary>
    public List<string> Names { get; } = [];

    /// <summary>The baseline's counts; one more than names when <see cref="HasOther"/>.</summary>
    public List<long> Baseline { get; } = [];

    /// <summary>The current counts; one more than names when <see cref="HasOther"/>.</summary>
    public List<long> Current { get; } = [];

    /// <summary>Whether the last count is that of all other categories.</summary>
    public bool HasOther { get; private set; }

    /// <summary>Places of categories that only occur now.</summary>
    public List<int> New { get; } = [];

    /// <summary>Places of categories that only occur in the baseline.</summary>
    public List<int> Vanished { get; } = [];

    /// <summary>Brings two lists onto one.</summary>
    /// <param name="baseline">The baseline's categories.</param>
    /// <param name="current">The current categories.</param>
    public static CategoryCounts Align(Distribution.Categories baseline, Distribution.Categories current)
    {
        CategoryCounts result = new();
        long baselineOther = baseline.OtherCount;
        long currentOther = current.OtherCount;
        Dictionary<string, long> before = Counted(baseline);
        Dictionary<string, long> now = Counted(current);
        foreach (string name in before.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            long was = before.GetValueOrDefault(name);
            long @is = now.GetValueOrDefault(name);
            if (@is == 0 && current.OtherCount > 0)
            {
                baselineOther += was;
                continue;
            }

            if (was == 0 && baseline.OtherCount > 0)
            {
                currentOther += @is;
                continue;
            }

            if (was == 0)
            {
                result.New.Add(result.Names.Count);
            }

            if (@is == 0)
            {
                result.Vanished.Add(result.Names.Count);
            }

            result.Names.Add(name);
            result.Baseline.Add(was);
            result.Current.Add(@is);
        }

        if (baselineOther > 0 || currentOther > 0)
        {
            result.HasOther = true;
            result.Baseline.Add(baselineOther);
            result.Current.Add(currentOther);
        }

        return result;
    }

    /// <summary>
    /// The greatest Jensen–Shannon distance that the lists allow: when nothing that is hidden on one side is the same
    /// as anything hidden on the other. (Counting the hidden together, as the counts do, gives the least.)
    /// </summary>
    public double MostJensenShannon()
    {
        long[] baseline = [.. Baseline.Take(Names.Count), Baseline.Skip(Names.Count).Sum(), 0];
        long[] current = [.. Current.Take(Names.Count), 0, Current.Skip(Names.Count).Sum()];
        return new BinnedShares(baseline, current).JensenShannon().Value;
    }

    private static Dictionary<string, long> Counted(Distribution.Categories categories)
    {
        Dictionary<string, long> counts = new(categories.Values.Count, StringComparer.Ordinal);
        for (int i = 0; i < categories.Values.Count; i++)
        {
            if (categories.Counts[i] > 0)
            {
                counts.Add(categories.Values[i], categories.Counts[i]);
            }
        }

        return counts;
    }
}
