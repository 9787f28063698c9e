using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Statistics;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>Compares two numeric columns.</summary>
internal static class NumericComparison
{
    /// <summary>Compares frozen profiles; both hold values.</summary>
    /// <param name="baseline">The baseline's profile.</param>
    /// <param name="current">The current profile.</param>
    /// <param name="raw">All values of both sides, where they are to be used instead; null otherwise.</param>
    /// <param name="noise">Gives noise levels.</param>
    public static ValueComparison Compare(ColumnProfile baseline, ColumnProfile current, RawColumn? raw, DriftNoise noise)
    {
        long n = baseline.Distribution.Count;
        long m = current.Distribution.Count;
        IShareFunction baselineShares;
        IShareFunction currentShares;
        NumericDistance distance;
        double scale = Deviation(baseline.Distribution);
        if (raw is null)
        {
            CumulativeDistribution first = CumulativeDistribution.Of(baseline.Distribution);
            CumulativeDistribution second = CumulativeDistribution.Of(current.Distribution);
            distance = NumericDistance.Between(first, second);
            (baselineShares, currentShares) = (first, second);
            scale = baseline.Distribution is Distribution.Bins ? baseline.Numeric!.StandardDeviation : scale;
        }
        else
        {
            SortedSample first = new(RadixSort.Sorted(raw.Baseline));
            SortedSample second = new(RadixSort.Sorted(raw.Current));
            (n, m) = (raw.Baseline.Length, raw.Current.Length);
            distance = NumericDistance.BetweenSorted(first.Values, second.Values);
            (baselineShares, currentShares) = (first, second);
            scale = SampleMoments.StandardDeviation(raw.Baseline);
        }

        double[] edges = DecileBins.Edges(baselineShares);
        BinnedShares shares = DecileBins.Shares(edges, baselineShares, currentShares, n, m);
        bool whole = baseline.Type == ColumnType.Integer && current.Type == ColumnType.Integer;
        bool constant = scale == 0;
        ColumnStatistics statistics = new(
            new TestStatistic(
                distance.KolmogorovSmirnov,
                distance.KolmogorovSmirnovError,
                KolmogorovDistribution.PValue(distance.KolmogorovSmirnov, n, m)),
            new BoundedStatistic(distance.Wasserstein, distance.WassersteinError),
            scale,
            constant ? null : new BoundedStatistic(distance.Wasserstein / scale, distance.WassersteinError / scale),
            constant ? "the baseline's one value, and other values" : "the baseline's deciles",
            shares.PopulationStabilityIndex(),
            shares.JensenShannon(),
            shares.ChiSquare(),
            shares.LInfinity());
        ColumnPicture picture = HistogramPicture.Of(baselineShares, currentShares, whole);
        ShareMove? moved = shares.MostMoved() is var most and >= 0
            ? new ShareMove(RangeLabel.Of(edges, most, whole), shares.Baseline[most], shares.Current[most])
            : null;
        return constant
            ? OfConstant(baseline, edges[0], currentShares, n, m, noise, statistics, picture)
            : new ValueComparison(
                DriftMeasure.NormalizedWasserstein,
                statistics.NormalizedWasserstein!.Value,
                statistics.NormalizedWasserstein.Error,
                tail => noise.OfNumbers(baseline.Distribution, n, m, tail),
                moved,
                [],
                [],
                statistics,
                picture);
    }

    /// <summary>
    /// A constant baseline has no scale to measure distances by. What counts is how many rows hold another value:
    /// a category of two values.
    /// </summary>
    private static ValueComparison OfConstant(
        ColumnProfile baseline, double constant, IShareFunction currentShares, long n, long m, DriftNoise noise, ColumnStatistics statistics, ColumnPicture picture)
    {
        BoundedShare upTo = currentShares.ShareUpTo(constant);
        BoundedShare below = currentShares.ShareUpTo(Math.BitDecrement(constant));
        double same = upTo.Value - below.Value;
        double error = upTo.Error + below.Error;
        BinnedShares shares = new([1, 0], [same, 1 - same], [error, error], n, m);
        BoundedStatistic effect = shares.JensenShannon();
        return new ValueComparison(
            DriftMeasure.JensenShannon,
            effect.Value,
            effect.Error,
            tail => noise.OfCategories(baseline.Distribution, [n], closed: false, n, m, tail),
            same == 1 ? null : new ShareMove(RangeLabel.Number(constant), 1, same),
            [],
            [],
            statistics with
            {
                PopulationStabilityIndex = shares.PopulationStabilityIndex(),
                JensenShannon = effect,
                ChiSquare = shares.ChiSquare(),
                LInfinity = shares.LInfinity(),
            },
            picture);
    }

    private static double Deviation(Distribution distribution) => distribution is Distribution.Numbers numbers
        ? SampleMoments.StandardDeviation(numbers.Values, numbers.Counts)
        : 0;
}
