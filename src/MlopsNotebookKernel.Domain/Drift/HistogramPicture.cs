using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>Draws two numeric samples as histograms over the same bars.</summary>
internal static class HistogramPicture
{
    private const int MostBars = 30;

    /// <summary>This share of either sample may lie outside at each end, so that a few far values do not squeeze the rest.</summary>
    private const double Outside = 0.005;

    /// <summary>Shares of both samples in bars of equal width.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="current">The current sample.</param>
    /// <param name="whole">Whether the numbers are whole: bars then hold equally many whole numbers.</param>
    public static ColumnPicture.Histogram Of(IShareFunction baseline, IShareFunction current, bool whole)
    {
        double low = Math.Min(baseline.QuantilePosition(Outside), current.QuantilePosition(Outside));
        double high = Math.Max(baseline.QuantilePosition(1 - Outside), current.QuantilePosition(1 - Outside));
        double width;
        int bars;
        if (whole)
        {
            width = Math.Max(1, Math.Ceiling((high - low + 1) / MostBars));
            bars = (int)Math.Ceiling((high - low + 1) / width);
            low -= 0.5;
        }
        else if (high > low)
        {
            bars = MostBars;
            width = (high - low) / bars;
        }
        else
        {
            bars = 1;
            width = Math.Max(1, Math.Abs(low));
            low -= width / 2;
        }

        double[] edges = [.. Enumerable.Range(0, bars + 1).Select(i => low + (i * width))];
        return new ColumnPicture.Histogram(edges, Shares(baseline, edges), Shares(current, edges));
    }

    private static double[] Shares(IShareFunction sample, double[] edges)
    {
        double[] shares = new double[edges.Length - 1];
        double below = sample.ShareUpTo(Math.BitDecrement(edges[0])).Value;
        for (int i = 0; i < shares.Length; i++)
        {
            double upTo = sample.ShareUpTo(edges[i + 1]).Value;
            shares[i] = Math.Max(0, upTo - below);
            below = upTo;
        }

        return shares;
    }
}
