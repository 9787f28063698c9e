namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>The limiting distribution of the Kolmogorov–Smirnov statistic.</summary>
public static class KolmogorovDistribution
{
    /// <summary>
    /// The limiting p-value of a two-sample statistic: the survival function at √(nm/(n+m)) · D, equal to
    /// <c>scipy.stats.kstwobign.sf</c>. Close for samples of some dozens and more; with ties it is conservative.
    /// </summary>
    /// <param name="statistic">D, 0 to 1.</param>
    /// <param name="n">Size of one sample; positive.</param>
    /// <param name="m">Size of the other; positive.</param>
    public static double PValue(double statistic, double n, double m) => Survival(Math.Sqrt(n * m / (n + m)) * statistic);

    /// <summary>The chance that the limit exceeds x.</summary>
    /// <remarks>
    /// Kolmogorov (1933). Above 0.82 the alternating series 2 Σ (−1)ᵏ⁻¹ e^(−2k²x²), below it Jacobi's transform
    /// 1 − √(2π)/x Σ e^(−(2k−1)²π²/(8x²)), each where it converges within a few terms.
    /// </remarks>
    /// <param name="x">Any number.</param>
    public static double Survival(double x)
    {
        if (x <= 0)
        {
            return 1;
        }

        double sum = 0;
        if (x < 0.82)
        {
            for (int k = 1; k <= 5; k++)
            {
                double odd = ((2 * k) - 1) * Math.PI;
                sum += Math.Exp(-odd * odd / (8 * x * x));
            }

            return 1 - (Math.Sqrt(2 * Math.PI) / x * sum);
        }

        for (int k = 6; k >= 1; k--)
        {
            double term = Math.Exp(-2.0 * k * k * x * x);
            sum += k % 2 == 1 ? term : -term;
        }

        return Math.Clamp(2 * sum, 0, 1);
    }
}
