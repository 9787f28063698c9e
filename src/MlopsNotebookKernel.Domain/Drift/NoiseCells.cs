using MlopsNotebookKernel.Domain.Profiles;

namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>What samples are drawn from: a baseline's values with their shares.</summary>
/// <param name="Values">Values, ascending.</param>
/// <param name="Shares">The share of each.</param>
internal sealed record NoiseCells(double[] Values, double[] Shares)
{
    /// <summary>More distinct values than this are drawn in groups.</summary>
    private const int MostCells = 512;

    /// <summary>Most categories that are assumed to exist without having been seen.</summary>
    private const int MostUnseen = 8192;

    /// <summary>Where hardly a category repeats, at least this much is kept for those seen.</summary>
    private const double MostUnseenShare = 0.95;

    /// <summary>A numeric baseline's cells: its distinct values with what may lie beyond them, or its bins' means.</summary>
    /// <param name="baseline">Numbers or bins.</param>
    public static NoiseCells OfNumbers(Distribution baseline) => baseline switch
    {
        Distribution.Numbers numbers => Extended(numbers),
        Distribution.Bins bins => Grouped(bins.Means, SharesOf(bins.Counts)),
        _ => throw new ArgumentException("Categories are no numbers.", nameof(baseline)),
    };

    /// <summary>
    /// The shares to draw categories from. Where more categories may exist than were seen, the seen ones' shares shrink
    /// and unseen ones take their place: as many, and as frequent, as the categories seen once and twice tell (two
    /// standard errors on the safe side), and at least one with the share that the rule of succession gives it.
    /// </summary>
    /// <remarks>
    /// A. Chao and L. Jost, "Estimating diversity and entropy profiles via discovery rates of new species" (2015), with
    /// Chao's (1984) number of unseen categories. Without it, small samples of many categories would look drifted.
    /// </remarks>
    /// <param name="counts">The count of each category seen.</param>
    /// <param name="closed">Whether no further category is possible; one never seen then counts as half a row.</param>
    public static double[] OfCategories(IReadOnlyList<long> counts, bool closed)
    {
        double n = counts.Sum();
        if (closed)
        {
            double[] filled = [.. counts.Select(count => Math.Max(count, 0.5))];
            double total = filled.Sum();
            return [.. filled.Select(count => count / total)];
        }

        double seenOnce = counts.Count(count => count == 1);
        double seenTwice = counts.Count(count => count == 2);
        double once = seenOnce + (2 * Math.Sqrt(seenOnce));
        double twice = Math.Max(1, seenTwice - (2 * Math.Sqrt(seenTwice)));
        double least = 1 / (n + 1);
        double unseen = Math.Min(MostUnseenShare, once / n * ((n - 1) * once / (((n - 1) * once) + (2 * twice))));
        double number = (n - 1) / n * once * once / (2 * twice);
        int unseenCategories = Math.Clamp((int)Math.Ceiling(number), 1, MostUnseen);
        double[] seen = [.. counts.Where(count => count > 0).Select(count => count / n)];
        if (unseen > least)
        {
            double weight = unseen / seen.Sum(share => share * Math.Pow(1 - share, n));
            seen = [.. seen.Select(share => Math.Max(0, share * (1 - (weight * Math.Pow(1 - share, n)))))];
        }
        else
        {
            unseen = least;
        }

        double kept = (1 - unseen) / seen.Sum();
        return
        [
            .. seen.Select(share => share * kept),
            .. Enumerable.Repeat(unseen / unseenCategories, unseenCategories),
        ];
    }

    private static double[] SharesOf(IReadOnlyList<long> counts)
    {
        double total = counts.Sum();
        return [.. counts.Select(count => count / total)];
    }

    /// <summary>The distinct values, and at both ends what a further row may show.</summary>
    private static NoiseCells Extended(Distribution.Numbers numbers)
    {
        double rows = numbers.Count;
        (double Value, long Count)[] seen = [.. numbers.Values.Zip(numbers.Counts)];
        (double Value, double Share)[] above = [.. TailExtension.Beyond(seen.Reverse(), rows)];
        (double Value, double Share)[] below =
        [
            .. TailExtension.Beyond(seen.Select(each => (-each.Value, each.Count)), rows).Reverse().Select(each => (-each.Value, each.Share)),
        ];
        double kept = (1 - above.Sum(each => each.Share) - below.Sum(each => each.Share)) / rows;
        (double Value, double Share)[] all = [.. below, .. seen.Select(each => (each.Value, each.Count * kept)), .. above];
        return Grouped([.. all.Select(each => each.Value)], [.. all.Select(each => each.Share)]);
    }

    /// <summary>
    /// Groups neighbours, so that no group holds much of the rows, nor much of the area that noise spans
    /// (∫√(F(1 − F)), which is what the tails of a heavy-tailed column weigh by). A group stands at its mean.
    /// </summary>
    private static NoiseCells Grouped(IReadOnlyList<double> values, IReadOnlyList<double> shares)
    {
        if (values.Count <= MostCells)
        {
            return new NoiseCells([.. values], [.. shares]);
        }

        double[] areas = new double[values.Count];
        double area = 0;
        double below = 0;
        for (int i = 0; i < areas.Length; i++)
        {
            areas[i] = area;
            below += shares[i];
            double next = i + 1 < areas.Length ? values[i + 1] : values[i];
            area += Math.Sqrt(Math.Max(0, below * (1 - below))) * (next - values[i]);
        }

        List<double> groupValues = [];
        List<double> groupShares = [];
        (int, int) group = (-1, -1);
        double share = 0;
        double sum = 0;
        below = 0;
        for (int i = 0; i < areas.Length; i++)
        {
            double mass = shares[i];
            (int, int) here = ((int)((below + (mass / 2)) * (MostCells / 2)), (int)(areas[i] / area * (MostCells / 2)));
            if (here != group && share > 0)
            {
                groupValues.Add(sum / share);
                groupShares.Add(share);
                (share, sum) = (0, 0);
            }

            group = here;
            below += mass;
            share += mass;
            sum += mass * values[i];
        }

        groupValues.Add(sum / share);
        groupShares.Add(share);
        return new NoiseCells([.. groupValues], [.. groupShares]);
    }
}
