namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>
/// Draws from a Poisson distribution many times: by inversion for small means, and for means of 12 and more by the
/// normal distribution with Cornish and Fisher's correction for skewness, whose error is far below the noise it stands for.
/// </summary>
internal readonly struct PoissonSampler
{
    private const double InversionLimit = 12;
    private readonly double _mean;
    private readonly double _root;
    private readonly double _zero;

    /// <summary>Makes a sampler.</summary>
    /// <param name="mean">The mean; not negative.</param>
    public PoissonSampler(double mean)
    {
        _mean = mean;
        _root = Math.Sqrt(mean);
        _zero = Math.Exp(-mean);
    }

    /// <summary>Draws a count.</summary>
    /// <param name="random">The source of randomness.</param>
    public double Next(SeededRandom random)
    {
        if (_mean >= InversionLimit)
        {
            double z = random.NextNormal();
            return Math.Max(0, Math.Floor(_mean + (_root * z) + (((z * z) - 1) / 6) + 0.5));
        }

        double u = random.NextUniform();
        double mass = _zero;
        double count = 0;
        while (u > mass && mass > 0)
        {
            u -= mass;
            count++;
            mass *= _mean / count;
        }

        return count;
    }
}
