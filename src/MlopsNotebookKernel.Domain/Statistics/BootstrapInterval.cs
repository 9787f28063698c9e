namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>
/// Bias-corrected and accelerated bootstrap intervals: B. Efron, "Better bootstrap confidence intervals" (1987), as in B.
/// Efron and R. J. Tibshirani, "An Introduction to the Bootstrap" (1993), 14.3.
/// </summary>
/// <remarks>
/// Many intervals that hold together have ends so far out that hardly a resample lies beyond them. With fewer than ten
/// beyond, an end is read off the distribution of Pearson's third type (a shifted gamma) with the resamples' mean, variance
/// and skewness, by E. B. Wilson and M. M. Hilferty, "The distribution of chi-square" (1931).
/// </remarks>
public static class BootstrapInterval
{
    private const int FewestBeyond = 10;
    private const double NoSkewness = 1e-6;

    /// <summary>The interval.</summary>
    /// <param name="replicates">The statistic on each resample; sorted here. Those not defined (NaN) are left out.</param>
    /// <param name="estimate">The statistic on the rows themselves.</param>
    /// <param name="acceleration">See <see cref="Acceleration"/>.</param>
    /// <param name="confidence">Such as 0.95.</param>
    /// <param name="widening">See <see cref="Widening"/>; 1 leaves it as it is.</param>
    /// <returns>Its ends; null where the estimate or a tenth of the replicates is not defined, so that no interval means anything.</returns>
    public static (double Low, double High)? BiasCorrectedAccelerated(
        double[] replicates, double estimate, double acceleration, double confidence, double widening = 1)
    {
        double[] sorted = [.. replicates.Where(double.IsFinite).Order()];
        if (!double.IsFinite(estimate) || sorted.Length < 0.9 * replicates.Length || sorted.Length < 2)
        {
            return null;
        }

        double below = (sorted.Count(each => each < estimate) + (0.5 * sorted.Count(each => each == estimate))) / sorted.Length;
        double bias = NormalDistribution.Quantile(Math.Clamp(below, 0.5 / sorted.Length, 1 - (0.5 / sorted.Length)));
        double beyond = widening == 1 ? (1 - confidence) / 2 : NormalDistribution.Cumulative(widening * NormalDistribution.Quantile((1 - confidence) / 2));
        bool isFar = beyond * sorted.Length < FewestBeyond;
        return (End((1 - confidence) / 2), End((1 + confidence) / 2));

        double End(double level)
        {
            double z = bias + NormalDistribution.Quantile(level);
            double corrected = bias + (widening * z / (1 - (acceleration * z)));
            return isFar ? Far(sorted, corrected) : Percentile(sorted, NormalDistribution.Cumulative(corrected));
        }
    }

    /// <summary>
    /// The interval of a statistic of few rows, which many such intervals may hold together by: widened (<see
    /// cref="Widening"/>), and each end the further one of those with and without acceleration. Of few rows the skewness is
    /// hardly known, and where it errs it errs with the estimate: rows that are bad by chance are skewed that way, too, and
    /// the accelerated interval leaves out the truth more often than it says.
    /// </summary>
    /// <param name="replicates">The statistic on each resample. Those not defined (NaN) are left out.</param>
    /// <param name="estimate">The statistic on the rows themselves.</param>
    /// <param name="influence">Each row's influence on the statistic, in any unit; empty where it is not known.</param>
    /// <param name="rows">Number of rows, 3 at least.</param>
    /// <param name="confidence">Such as 0.95.</param>
    /// <returns>Its ends; null as for <see cref="BiasCorrectedAccelerated"/>.</returns>
    public static (double Low, double High)? OfFewRows(double[] replicates, double estimate, ReadOnlySpan<double> influence, int rows, double confidence)
    {
        double widening = Widening(influence, rows, confidence);
        return BiasCorrectedAccelerated(replicates, estimate, Acceleration(influence), confidence, widening) is { } accelerated
            && BiasCorrectedAccelerated(replicates, estimate, 0, confidence, widening) is { } plain
                ? (Math.Min(accelerated.Low, plain.Low), Math.Max(accelerated.High, plain.High))
                : null;
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

    /// <summary>
    /// By how much an interval of few rows must be wider: resamples vary as if the rows' variance were known, but it is
    /// estimated from them, so that Student's distribution tells how far its ends lie and not the normal one (T. Hesterberg,
    /// "What teachers should know about the bootstrap", The American Statistician 69, 2015, there for a mean of n rows).
    /// </summary>
    /// <remarks>
    /// How well a variance is known depends on who contributes to it: an area under a curve is as certain as the few rows of
    /// the rarer class. The degrees of freedom are those of F. E. Satterthwaite, "An approximate distribution of estimates of
    /// variance components" (1946), with the variance of a variance, σ⁴ (2 / (n − 1) + (κ − 3) / n), from the kurtosis κ of
    /// the influence values; n − 1 at most.
    /// </remarks>
    /// <param name="influence">Each row's influence on the statistic, in any unit; they add up to 0. Empty where it is not known.</param>
    /// <param name="rows">Number of rows, 3 at least.</param>
    /// <param name="confidence">Such as 0.95.</param>
    /// <returns>1 or more.</returns>
    public static double Widening(ReadOnlySpan<double> influence, int rows, double confidence)
    {
        double squares = 0;
        double fourths = 0;
        foreach (double each in influence)
        {
            squares += each * each;
            fourths += each * each * each * each;
        }

        double kurtosis = squares > 0 ? rows * fourths / (squares * squares) : 3;
        double degrees = Math.Min(rows - 1, 2 / Math.Max(1e-12, (2.0 / (rows - 1)) + ((kurtosis - 3) / rows)));
        return StudentDistribution.TwoSidedQuantile(1 - confidence, degrees) * Math.Sqrt(rows / (rows - 1.0)) / NormalDistribution.Quantile((1 + confidence) / 2);
    }

    /// <summary>By linear interpolation between order statistics, Hyndman and Fan's definition 7.</summary>
    private static double Percentile(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int low = (int)Math.Floor(place);
        int high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((place - low) * (sorted[high] - sorted[low]));
    }

    private static double Far(double[] sorted, double z)
    {
        double mean = sorted.Average();
        double square = 0;
        double cube = 0;
        foreach (double each in sorted)
        {
            double apart = each - mean;
            square += apart * apart;
            cube += apart * apart * apart;
        }

        double deviation = Math.Sqrt(square / sorted.Length);
        double skewness = deviation > 0 ? cube / sorted.Length / Math.Pow(deviation, 3) : 0;
        double standard = Math.Abs(skewness) < NoSkewness ? z : 2 / skewness * (Math.Pow(1 + (skewness * z / 6) - (skewness * skewness / 36), 3) - 1);
        return mean + (deviation * standard);
    }
}
