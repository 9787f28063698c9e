namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>
/// How a series goes with another one some steps later: Pearson's correlation, with an interval by Fisher's
/// transformation over the number of independent pairs that two autocorrelated series are worth: B. J. Pyper and
/// R. M. Peterman, "Comparison of methods to account for autocorrelation in correlation analyses of fish data",
/// Canadian Journal of Fisheries and Aquatic Sciences 55, 1998.
/// </summary>
/// <param name="Lag">Steps by which the second series is later.</param>
/// <param name="Correlation">Pearson's correlation of the pairs; 0 where a side is constant.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Pairs">Number of pairs.</param>
/// <param name="Effective">How many independent pairs they are worth.</param>
public sealed record LaggedCorrelation(int Lag, double Correlation, double Low, double High, int Pairs, double Effective)
{
    /// <summary>Correlates a series with another one some steps later.</summary>
    /// <param name="first">The first series, evenly spaced in time.</param>
    /// <param name="second">The second series, at the same times.</param>
    /// <param name="lag">Steps by which the second is later; not negative, and fewer than there are values.</param>
    /// <param name="tail">How often the interval may miss, to both sides together.</param>
    public static LaggedCorrelation Of(IReadOnlyList<double> first, IReadOnlyList<double> second, int lag, double tail)
    {
        int pairs = first.Count - lag;
        double[] x = [.. first.Take(pairs)];
        double[] y = [.. second.Skip(lag)];
        Center(x);
        Center(y);
        double xx = Products(x, x, 0);
        double yy = Products(y, y, 0);
        if (xx == 0 || yy == 0)
        {
            return new LaggedCorrelation(lag, 0, -1, 1, pairs, 0);
        }

        double correlation = Math.Clamp(Products(x, y, 0) / Math.Sqrt(xx * yy), -1, 1);
        double inverse = 1.0 / pairs;
        for (int j = 1; j <= pairs / 5; j++)
        {
            // Autocorrelations of longer lags rest on fewer products each; n / (n - j) makes up for it.
            double scale = (double)pairs / (pairs - j);
            inverse += 2.0 / pairs * ((double)(pairs - j) / pairs) * (scale * Products(x, x, j) / xx) * (scale * Products(y, y, j) / yy);
        }

        double effective = Math.Clamp(1 / inverse, 0, pairs);
        if (!(inverse > 0))
        {
            effective = pairs;
        }

        if (effective <= 3)
        {
            return new LaggedCorrelation(lag, correlation, -1, 1, pairs, effective);
        }

        double half = NormalDistribution.TwoSidedQuantile(tail) / Math.Sqrt(effective - 3);
        double z = Math.Atanh(correlation);
        return new LaggedCorrelation(lag, correlation, Math.Tanh(z - half), Math.Tanh(z + half), pairs, effective);
    }

    private static void Center(double[] values)
    {
        double mean = values.Average();
        for (int i = 0; i < values.Length; i++)
        {
            values[i] -= mean;
        }
    }

    private static double Products(double[] first, double[] second, int shift)
    {
        double sum = 0;
        for (int i = 0; i < first.Length - shift; i++)
        {
            sum += first[i] * second[i + shift];
        }

        return sum;
    }
}
