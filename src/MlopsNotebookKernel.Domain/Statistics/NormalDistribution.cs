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
    /// <param name="p">Between 0 and 1, both excluded.</param>
    public static double Quantile(double p)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(p);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(p, 1);
        return p == 0.5 ? 0
            : p < 0.5 ? -TwoSidedQuantile(2 * p)
            : TwoSidedQuantile(2 * (1 - p));
    }

    /// <summary>The chance of a value further from 0 than z, to either side.</summary>
    /// <param name="z">Any number.</param>
    public static double TwoSidedTail(double z) => GammaFunction.UpperRegularized(0.5, z * z / 2);

    /// <summary>The z that values exceed, to either side, with a given chance: 1.95996… for 0.05.</summary>
    /// <param name="tail">The chance; between 0 and 1, both excluded.</param>
    public static double TwoSidedQuantile(double tail) => TailInverse.Of(tail, TwoSidedTail, z => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI));
}
