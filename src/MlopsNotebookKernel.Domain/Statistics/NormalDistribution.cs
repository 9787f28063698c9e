namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    /// <summary>The chance of a value up to x.</summary>
    /// <param name="x">Any number.</param>
    public static double Cumulative(double x)
    {
        double tail = GammaFunction.UpperRegularized(0.5, x * x / 2) / 2;
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>The value that is exceeded with chance 1 − p, to about 1e-15.</summary>
    /// <remarks>Through the chi-square distribution with one degree of freedom, whose values are squares of normal ones.</remarks>
    /// <param name="p">Between 0 and 1, both excluded.</param>
    public static double Quantile(double p)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(p);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(p, 1);
        return p == 0.5 ? 0
            : p < 0.5 ? -Math.Sqrt(2 * GammaFunction.UpperQuantile(0.5, 2 * p))
            : Math.Sqrt(2 * GammaFunction.UpperQuantile(0.5, 2 * (1 - p)));
    }
}
