using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>Compares two columns of categories.</summary>
internal static class CategoryComparison
{
    private const string OtherCategories = "(other values)";

    /// <summary>Compares frozen profiles; both hold values.</summary>
    /// <param name="baseline">The baseline's distribution; noise is kept under it.</param>
    /// <param name="current">The current distribution.</param>
    /// <param name="closed">Whether no further category is possible, as for booleans.</param>
    /// <param name="noise">Gives noise levels.</param>
    public static ValueComparison Compare(Distribution baseline, Distribution current, bool closed, DriftNoise noise)
    {
        Distribution.Categories before = AsCategories(baseline);
        Distribution.Categories now = AsCategories(current);
        long n = before.Count;
        long m = now.Count;
        CategoryCounts counts = CategoryCounts.Align(before, now);
        BinnedShares shares = new(counts.Baseline, counts.Current);
        string[] names = counts.HasOther ? [.. counts.Names, OtherCategories] : [.. counts.Names];
        BoundedStatistic effect = shares.JensenShannon();
        if (counts.HasOther)
        {
            effect = effect with { Error = counts.MostJensenShannon() - effect.Value };
        }

        ShareMove[] moves = [.. names.Select((name, i) => new ShareMove(name, shares.Baseline[i], shares.Current[i]))];
        return new ValueComparison(
            DriftMeasure.JensenShannon,
            effect.Value,
            effect.Error,
            tail => noise.OfCategories(
                baseline, before.OtherCount > 0 ? [.. before.Counts, before.OtherCount] : before.Counts, closed, n, m, tail),
            shares.MostMoved() is var most and >= 0 ? moves[most] : null,
            [.. counts.New.Select(name => moves[name]).OrderByDescending(move => move.Current).ThenBy(move => move.Label, StringComparer.Ordinal)],
            [.. counts.Vanished.Select(name => moves[name]).OrderByDescending(move => move.Baseline).ThenBy(move => move.Label, StringComparer.Ordinal)],
            new ColumnStatistics(
                null,
                null,
                null,
                null,
                "its values",
                shares.PopulationStabilityIndex(),
                effect,
                shares.ChiSquare(),
                shares.LInfinity()),
            Picture(moves));
    }

    /// <summary>Booleans are counted as the numbers 0 and 1; their names are <c>false</c> and <c>true</c>.</summary>
    private static Distribution.Categories AsCategories(Distribution distribution) => distribution switch
    {
        Distribution.Categories categories => categories,
        Distribution.Numbers numbers => new Distribution.Categories(
            ["false", "true"], [CountOf(numbers, 0), CountOf(numbers, 1)], 0, 0),
        _ => throw new ArgumentException("Bins are no categories.", nameof(distribution)),
    };

    private static long CountOf(Distribution.Numbers numbers, double value)
    {
        for (int i = 0; i < numbers.Values.Count; i++)
        {
            if (numbers.Values[i] == value)
            {
                return numbers.Counts[i];
            }
        }

        return 0;
    }

    private static ColumnPicture.Bars Picture(ShareMove[] moves)
    {
        const int mostBars = 12;
        const int movers = 6;
        HashSet<ShareMove> shown = [.. moves.OrderByDescending(Change).Take(movers)];
        foreach (ShareMove move in moves.OrderByDescending(move => Math.Max(move.Baseline, move.Current)))
        {
            if (shown.Count == mostBars)
            {
                break;
            }

            shown.Add(move);
        }

        ShareMove[] ordered = [.. shown.OrderByDescending(move => move.Baseline).ThenByDescending(move => move.Current).ThenBy(move => move.Label, StringComparer.Ordinal)];
        return new ColumnPicture.Bars(
            [.. ordered.Select(move => move.Label)],
            [.. ordered.Select(move => move.Baseline)],
            [.. ordered.Select(move => move.Current)],
            moves.Length - ordered.Length);
    }

    private static double Change(ShareMove move) => Math.Abs(move.Baseline - move.Current);
}
