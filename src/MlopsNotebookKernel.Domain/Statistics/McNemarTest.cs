namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>
/// Whether two classifiers err equally often on the same rows: Q. McNemar, "Note on the sampling error of the difference
/// between correlated proportions or percentages" (1947).
/// </summary>
/// <param name="OnlyFirst">Rows that the first alone got right.</param>
/// <param name="OnlySecond">Rows that the second alone got right.</param>
/// <param name="ExactPValue">The two-sided binomial test's chance of a split as uneven, if both erred equally often; 1 without such rows.</param>
/// <param name="ChiSquare">The statistic with Edwards' continuity correction, (|b − c| − 1)² / (b + c).</param>
/// <param name="ChiSquarePValue">Its chance, by the chi-square distribution with one degree of freedom.</param>
public sealed record McNemarTest(long OnlyFirst, long OnlySecond, double ExactPValue, double ChiSquare, double ChiSquarePValue)
{
    /// <summary>Tests a split.</summary>
    /// <param name="onlyFirst">Rows that the first alone got right.</param>
    /// <param name="onlySecond">Rows that the second alone got right.</param>
    public static McNemarTest Of(long onlyFirst, long onlySecond)
    {
        long rows = onlyFirst + onlySecond;
        if (rows == 0)
        {
            return new McNemarTest(0, 0, 1, 0, 1);
        }

        double beyond = Math.Abs(onlyFirst - onlySecond) - 1;
        double statistic = beyond * beyond / rows;
        return new McNemarTest(
            onlyFirst,
            onlySecond,
            Math.Min(1, 2 * LowerTail(Math.Min(onlyFirst, onlySecond), rows)),
            statistic,
            ChiSquareDistribution.Survival(statistic, 1));
    }

    /// <summary>The chance of at most k heads of n fair coins; terms fall off quickly from k downward, for k is at most n / 2.</summary>
    private static double LowerTail(long k, long n)
    {
        double term = Math.Exp(
            GammaFunction.Log(n + 1.0) - GammaFunction.Log(k + 1.0) - GammaFunction.Log(n - k + 1.0) - (n * Math.Log(2)));
        double sum = 0;
        for (long i = k; i >= 0 && term > sum * 1e-17; i--)
        {
            sum += term;
            term *= i / (n - i + 1.0);
        }

        return sum;
    }
}
