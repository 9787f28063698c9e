namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>An interval for a share: E. B. Wilson, "Probable inference, the law of succession, and statistical inference" (1927).</summary>
public static class WilsonInterval
{
    /// <summary>The 97.5 % quantile of the standard normal distribution.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>The 95 % score interval, without continuity correction.</summary>
    /// <param name="count">Rows that count; 0 to <paramref name="rows"/>.</param>
    /// <param name="rows">Rows in all; without any the interval is 0 to 1.</param>
    public static (double Low, double High) Of(long count, long rows)
    {
        if (rows == 0)
        {
            return (0, 1);
        }

        double share = (double)count / rows;
        double scale = 1 + (Z * Z / rows);
        double centre = (share + (Z * Z / (2.0 * rows))) / scale;
        double half = Z / scale * Math.Sqrt((share * (1 - share) / rows) + (Z * Z / (4.0 * rows * rows)));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
