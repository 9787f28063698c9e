namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>
/// Draws from a binomial distribution exactly: by inversion for small means, else by transformed rejection with squeeze:
/// W. Hörmann, "The generation of binomial random variates" (1993), algorithm BTRS.
/// </summary>
internal static class BinomialSampler
{
    private const double InversionLimit = 10;

    /// <summary>Draws a count.</summary>
    /// <param name="trials">How many trials; not negative.</param>
    /// <param name="share">The chance of each, 0 to 1.</param>
    /// <param name="random">The source of randomness.</param>
    public static int Next(int trials, double share, SeededRandom random) =>
        share > 0.5 ? trials - Next(trials, 1 - share, random)
        : trials * share < InversionLimit ? ByInversion(trials, share, random)
        : ByRejection(trials, share, random);

    private static int ByInversion(int trials, double share, SeededRandom random)
    {
        if (trials == 0 || share == 0)
        {
            return 0;
        }

        double odds = share / (1 - share);
        double mass = Math.Pow(1 - share, trials);
        double u = random.NextUniform();
        int count = 0;
        while (u > mass && count < trials)
        {
            u -= mass;
            count++;
            mass *= odds * (trials - count + 1) / count;
        }

        return count;
    }

    private static int ByRejection(int trials, double share, SeededRandom random)
    {
        double spread = Math.Sqrt(trials * share * (1 - share));
        double b = 1.15 + (2.53 * spread);
        double a = -0.0873 + (0.0248 * b) + (0.01 * share);
        double c = (trials * share) + 0.5;
        double squeeze = 0.92 - (4.2 / b);
        double alpha = (2.83 + (5.1 / b)) * spread;
        double logOdds = Math.Log(share / (1 - share));
        double mode = Math.Floor((trials + 1) * share);
        double atMode = LogFactorials(trials, mode);
        while (true)
        {
            double u = random.NextUniform() - 0.5;
            double v = random.NextUniform();
            double us = 0.5 - Math.Abs(u);
            double count = Math.Floor((((2 * a / us) + b) * u) + c);
            if (count < 0 || count > trials)
            {
                continue;
            }

            if (us >= 0.07 && v <= squeeze)
            {
                return (int)count;
            }

            double height = Math.Log(v * alpha / ((a / (us * us)) + b));
            if (height <= atMode - LogFactorials(trials, count) + ((count - mode) * logOdds))
            {
                return (int)count;
            }
        }
    }

    private static double LogFactorials(int trials, double count) => GammaFunction.Log(count + 1) + GammaFunction.Log(trials - count + 1);
}
