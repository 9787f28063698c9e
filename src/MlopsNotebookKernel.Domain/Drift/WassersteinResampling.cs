using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>Normalised Wasserstein-1 distances of pairs of samples without drift.</summary>
internal static class WassersteinResampling
{
    /// <summary>Draws pairs of samples and measures each as a comparison would: the first is the baseline, its deviation the scale.</summary>
    /// <param name="cells">What to draw from; at least two cells.</param>
    /// <param name="baselineRows">Expected size of the first sample; at least 2.</param>
    /// <param name="currentRows">Expected size of the second; at least 1.</param>
    /// <param name="resamples">How many pairs.</param>
    /// <param name="random">The source of randomness.</param>
    public static double[] Effects(NoiseCells cells, long baselineRows, long currentRows, int resamples, SeededRandom random)
    {
        PoissonSampler[] first = [.. cells.Shares.Select(share => new PoissonSampler(share * baselineRows))];
        PoissonSampler[] second = [.. cells.Shares.Select(share => new PoissonSampler(share * currentRows))];
        double origin = Enumerable.Range(0, cells.Values.Length).Sum(i => cells.Values[i] * cells.Shares[i]);
        double[] centred = [.. cells.Values.Select(value => value - origin)];
        double[] a = new double[first.Length];
        double[] b = new double[first.Length];
        double[] effects = new double[resamples];
        for (int r = 0; r < resamples; r++)
        {
            effects[r] = Draw();
        }

        return effects;

        double Draw()
        {
            while (true)
            {
                double n = 0;
                double m = 0;
                double sum = 0;
                double squares = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    a[i] = first[i].Next(random);
                    b[i] = second[i].Next(random);
                    n += a[i];
                    m += b[i];
                    double weighted = a[i] * centred[i];
                    sum += weighted;
                    squares += weighted * centred[i];
                }

                // A constant baseline would be compared in another way: such a pair tells nothing here.
                double variance = (squares - (sum * sum / n)) / (n - 1);
                if (n >= 2 && m >= 1 && variance > 0)
                {
                    return Area(n, m) / Math.Sqrt(variance);
                }
            }
        }

        double Area(double n, double m)
        {
            double difference = 0;
            double area = 0;
            for (int i = 0; i < a.Length - 1; i++)
            {
                difference += (a[i] / n) - (b[i] / m);
                area += Math.Abs(difference) * (centred[i + 1] - centred[i]);
            }

            return area;
        }
    }
}
