namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>
/// The baseline's deciles as bins: the usual reference for numbers. Edges are values of the baseline at least a tenth,
/// two tenths, … of it lie at or below (numpy's <c>quantile(…, method="inverted_cdf")</c>); equal ones count once; the
/// outer bins are open.
/// </summary>
internal static class DecileBins
{
    private const int Count = 10;

    /// <summary>The inner edges, ascending: bin i lies above edge i − 1 and at or below edge i. Empty for a constant baseline.</summary>
    /// <param name="baseline">The baseline.</param>
    public static double[] Edges(IShareFunction baseline)
    {
        List<double> edges = [];
        for (int i = 1; i < Count; i++)
        {
            double edge = baseline.QuantilePosition((double)i / Count);
            if (edges.Count == 0 || edge > edges[^1])
            {
                edges.Add(edge);
            }
        }

        return [.. edges];
    }

    /// <summary>Both samples' shares between edges.</summary>
    /// <param name="edges">Ascending.</param>
    /// <param name="baseline">The baseline.</param>
    /// <param name="current">The current sample.</param>
    /// <param name="baselineRows">Rows of the baseline.</param>
    /// <param name="currentRows">Rows of the current sample.</param>
    public static BinnedShares Shares(
        double[] edges, IShareFunction baseline, IShareFunction current, long baselineRows, long currentRows)
    {
        double[] p = new double[edges.Length + 1];
        double[] q = new double[edges.Length + 1];
        double[] errors = new double[edges.Length + 1];
        BoundedShare baselineBelow = default;
        BoundedShare currentBelow = default;
        for (int i = 0; i <= edges.Length; i++)
        {
            BoundedShare baselineUpTo = i < edges.Length ? baseline.ShareUpTo(edges[i]) : new BoundedShare(1, 0);
            BoundedShare currentUpTo = i < edges.Length ? current.ShareUpTo(edges[i]) : new BoundedShare(1, 0);
            p[i] = Math.Max(0, baselineUpTo.Value - baselineBelow.Value);
            q[i] = Math.Max(0, currentUpTo.Value - currentBelow.Value);
            errors[i] = baselineBelow.Error + baselineUpTo.Error + currentBelow.Error + currentUpTo.Error;
            baselineBelow = baselineUpTo;
            currentBelow = currentUpTo;
        }

        return new BinnedShares(p, q, errors, baselineRows, currentRows);
    }
}
