using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>Jensen–Shannon distances of pairs of samples without drift.</summary>
internal static class JensenShannonResampling
{
    /// <summary>Draws pairs of samples and measures each.</summary>
    /// <param name="shares">The share of each category.</param>
    /// <param name="baselineRows">Expected size of the first sample; at least 1.</param>
    /// <param name="currentRows">Expected size of the second; at least 1.</param>
    /// <param name="resamples">How many pairs.</param>
    /// <param name="random">The source of randomness.</param>
    public static double[] Effects(double[] shares, long baselineRows, long currentRows, int resamples, SeededRandom random)
    {
        PoissonSampler[] first = [.. shares.Select(share => new PoissonSampler(share * baselineRows))];
        PoissonSampler[] second = [.. shares.Select(share => new PoissonSampler(share * currentRows))];
        double[] a = new double[shares.Length];
        double[] b = new double[shares.Length];
        double[] effects = new double[resamples];
        for (int r = 0; r < resamples; r++)
        {
            double n;
            double m;
            do
            {
                n = 0;
                m = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    n += a[i] = first[i].Next(random);
                    m += b[i] = second[i].Next(random);
                }
            }
            while (n == 0 || m == 0);

            effects[r] = Distance(n, m);
        }

        return effects;

        double Distance(double n, double m)
        {
            double sum = 0;
            for (int i = 0; i < a.Length; i++)
            {
                double p = a[i] / n;
                double q = b[i] / m;
                sum += p == 0 || q == 0
                    ? p + q
                    : (p * Math.Log2(2 * p / (p + q))) + (q * Math.Log2(2 * q / (p + q)));
            }

            return Math.Sqrt(Math.Max(0, sum / 2));
        }
    }
}
