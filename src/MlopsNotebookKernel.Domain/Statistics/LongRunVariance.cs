namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>
/// The variance of a mean of values that depend on each other: n times the variance of the mean tends to it. Estimated
/// from the first cosine transforms of the series, each weighted equally: E. Lazarus, D. J. Lewis, J. H. Stock and
/// M. W. Watson, "HAR Inference: Recommendations for Practice", Journal of Business &amp; Economic Statistics 36(4), 2018,
/// with their number of cosines, 0.4 n^⅔. A t statistic over it has about Student's distribution with as many degrees of
/// freedom as there are cosines. Regular ups and downs that are quicker than the slowest cosines (weekdays in months of
/// days) do not inflate it.
/// </summary>
/// <param name="SumOfSquares">The sum of the squared transforms.</param>
/// <param name="Cosines">How many there are: the degrees of freedom.</param>
public readonly record struct LongRunVariance(double SumOfSquares, int Cosines)
{
    /// <summary>The variance: the mean of the squared transforms; not a number without any.</summary>
    public double Value => SumOfSquares / Cosines;

    /// <summary>Both parts of a series together, where one noise is taken to lie over both.</summary>
    /// <param name="other">The other part.</param>
    public LongRunVariance And(LongRunVariance other) => new(SumOfSquares + other.SumOfSquares, Cosines + other.Cosines);

    /// <summary>How many cosines a series of a length has: none for fewer than two values.</summary>
    /// <param name="length">Number of values.</param>
    public static int CosinesFor(int length) => length < 2 ? 0 : Math.Clamp((int)(0.4 * Math.Pow(length, 2.0 / 3)), 1, length - 1);

    /// <summary>Estimates it; whatever the series' mean is does not matter.</summary>
    /// <param name="values">The values in the order of time, evenly spaced.</param>
    public static LongRunVariance Of(IReadOnlyList<double> values)
    {
        int n = values.Count;
        int cosines = CosinesFor(n);
        double mean = n == 0 ? 0 : values.Average();
        double sum = 0;
        for (int j = 1; j <= cosines; j++)
        {
            double transform = 0;
            for (int i = 0; i < n; i++)
            {
                transform += (values[i] - mean) * Math.Cos(Math.PI * j * (i + 0.5) / n);
            }

            sum += 2.0 / n * transform * transform;
        }

        return new LongRunVariance(sum, cosines);
    }
}
