namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>
/// Bias-corrected and accelerated bootstrap intervals: B. Efron, "Better bootstrap confidence intervals" (1987), as in B.
/// Efron and R. J. Tibshirani, "An Introduction to the Bootstrap" (1993), 14.3.
/// </summary>
public static class BootstrapInterval
{
    /// <summary>The interval.</summary>
    /// <param name="replicates">The statistic on each resample; sorted here. Those not defined (NaN) are left out.</param>
    /// <param name="estimate">The statistic on the rows themselves.</param>
    /// <param name="acceleration">See <see cref="Acceleration"/>.</param>
    /// <param name="confidence">Such as 0.95.</param>
    /// <returns>Its ends; null where the estimate or a tenth of the replicates is not defined, so that no interval means anything.</returns>
    public static (double Low, double High)? BiasCorrectedAccelerated(
        double[] replicates, double estimate, double acceleration, double confidence)
    {
        double[] sorted = [.. replicates.Where(double.IsFinite).Order()];
        if (!double.IsFinite(estimate) || sorted.Length < 0.9 * replicates.Length || sorted.Length < 2)
        {
            return null;
        }

        double below = (sorted.Count(each => each < estimate) + (0.5 * sorted.Count(each => each == estimate))) / sorted.Length;
        double bias = NormalDistribution.Quantile(Math.Clamp(below, 0.5 / sorted.Length, 1 - (0.5 / sorted.Length)));
        return (
            Percentile(sorted, Corrected((1 - confidence) / 2)),
            Percentile(sorted, Corrected((1 + confidence) / 2)));

        double Corrected(double level)
        {
            double z = bias + NormalDistribution.Quantile(level);
            return NormalDistribution.Cumulative(bias + (z / (1 - (acceleration * z))));
        }
    }

    /// <summary>A sixth of the skewness of the empirical influence values; 0 where they are all 0.</summary>
    /// <param name="influence">Each row's influence on the statistic, in any unit; they add up to 0.</param>
    public static double Acceleration(ReadOnlySpan<double> influence)
    {
        double squares = 0;
        double cubes = 0;
        foreach (double each in influence)
        {
            squares += each * each;
            cubes += each * each * each;
        }

        return squares > 0 ? cubes / (6 * Math.Pow(squares, 1.5)) : 0;
    }

    /// <summary>By linear interpolation between order statistics, Hyndman and Fan's definition 7.</summary>
    private static double Percentile(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int low = (int)Math.Floor(place);
        int high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((place - low) * (sorted[high] - sorted[low]));
    }
}
