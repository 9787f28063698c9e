namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>
/// Two samples' shares in the same bins (categories, or ranges of numbers), and the statistics over them. Where the
/// current shares are known within bounds only, every statistic comes with the bound that follows: each is a sum of
/// terms convex in the current share, so its extremes lie at the ends of the shares' ranges.
/// </summary>
public sealed class BinnedShares
{
    private readonly double[] _baseline;
    private readonly double[] _current;
    private readonly double[] _errors;

    /// <summary>Compares exact counts.</summary>
    /// <param name="baseline">The baseline's count in each bin; at least one above 0.</param>
    /// <param name="current">The current count in each bin; same length, at least one above 0.</param>
    public BinnedShares(IReadOnlyList<long> baseline, IReadOnlyList<long> current)
    {
        if (baseline.Count != current.Count)
        {
            throw new ArgumentException("Both samples need the same bins.");
        }

        BaselineRows = baseline.Sum();
        CurrentRows = current.Sum();
        if (BaselineRows == 0 || CurrentRows == 0)
        {
            throw new ArgumentException("Both samples need at least one row.");
        }

        _baseline = [.. baseline.Select(count => (double)count / BaselineRows)];
        _current = [.. current.Select(count => (double)count / CurrentRows)];
        _errors = new double[_baseline.Length];
    }

    /// <summary>Compares shares that may be known within bounds only.</summary>
    /// <param name="baseline">The baseline's share in each bin.</param>
    /// <param name="current">The current share in each bin.</param>
    /// <param name="errors">How far the true difference of the shares may be from theirs, charged to the current one.</param>
    /// <param name="baselineRows">Rows of the baseline.</param>
    /// <param name="currentRows">Rows of the current sample.</param>
    internal BinnedShares(double[] baseline, double[] current, double[] errors, long baselineRows, long currentRows)
    {
        _baseline = baseline;
        _current = current;
        _errors = errors;
        BaselineRows = baselineRows;
        CurrentRows = currentRows;
    }

    /// <summary>Rows of the baseline.</summary>
    public long BaselineRows { get; }

    /// <summary>Rows of the current sample.</summary>
    public long CurrentRows { get; }

    /// <summary>The baseline's share in each bin.</summary>
    public IReadOnlyList<double> Baseline => _baseline;

    /// <summary>The current share in each bin.</summary>
    public IReadOnlyList<double> Current => _current;

    /// <summary>
    /// The Jensen–Shannon distance with base-2 logarithms, 0 to 1: equal to
    /// <c>scipy.spatial.distance.jensenshannon(p, q, 2)</c>.
    /// </summary>
    public BoundedStatistic JensenShannon() => Bounded(DivergenceTerm, sum => Math.Sqrt(Math.Max(0, sum)));

    /// <summary>
    /// The population stability index Σ (q − p) ln(q / p). A bin that is empty on one side counts there as half a
    /// row, so that one new value does not make it infinite.
    /// </summary>
    public BoundedStatistic PopulationStabilityIndex()
    {
        double leastBaseline = 0.5 / BaselineRows;
        double leastCurrent = 0.5 / CurrentRows;
        return Bounded(Term, sum => sum);

        double Term(double p, double q)
        {
            if (p == 0 && q == 0)
            {
                return 0;
            }

            double expected = p == 0 ? leastBaseline : p;
            double actual = q == 0 ? leastCurrent : q;
            return (actual - expected) * Math.Log(actual / expected);
        }
    }

    /// <summary>
    /// The chi-square test of homogeneity without continuity correction, over the bins that hold rows: equal to
    /// <c>scipy.stats.chi2_contingency([a, b], correction=False)</c>.
    /// </summary>
    /// <returns>Null when fewer than two bins hold rows: there is nothing to test.</returns>
    public ChiSquareStatistic? ChiSquare()
    {
        int held = 0;
        for (int i = 0; i < _baseline.Length; i++)
        {
            held += _baseline[i] > 0 || _current[i] > 0 ? 1 : 0;
        }

        if (held < 2)
        {
            return null;
        }

        double n = BaselineRows;
        double m = CurrentRows;
        BoundedStatistic statistic = Bounded(
            (p, q) => p == 0 && q == 0 ? 0 : n * m * (p - q) * (p - q) / ((n * p) + (m * q)),
            sum => sum);
        return new ChiSquareStatistic(
            statistic.Value, statistic.Error, held - 1, ChiSquareDistribution.Survival(statistic.Value, held - 1));
    }

    /// <summary>The greatest difference of a share.</summary>
    public BoundedStatistic LInfinity()
    {
        double greatest = 0;
        double error = 0;
        for (int i = 0; i < _baseline.Length; i++)
        {
            greatest = Math.Max(greatest, Math.Abs(_baseline[i] - _current[i]));
            error = Math.Max(error, _errors[i]);
        }

        return new BoundedStatistic(greatest, error);
    }

    /// <summary>The bin whose share changed most, the first of equals; −1 when none changed.</summary>
    public int MostMoved()
    {
        int most = -1;
        double greatest = 0;
        for (int i = 0; i < _baseline.Length; i++)
        {
            double change = Math.Abs(_baseline[i] - _current[i]);
            if (change > greatest)
            {
                greatest = change;
                most = i;
            }
        }

        return most;
    }

    /// <summary>Half of p log₂(p/m) + q log₂(q/m), where m is their mean.</summary>
    private static double DivergenceTerm(double p, double q)
    {
        double middle = (p + q) / 2;
        double sum = 0;
        if (p > 0)
        {
            sum += p * Math.Log2(p / middle);
        }

        if (q > 0)
        {
            sum += q * Math.Log2(q / middle);
        }

        return sum / 2;
    }

    private BoundedStatistic Bounded(Func<double, double, double> term, Func<double, double> finish)
    {
        double value = 0;
        double least = 0;
        double most = 0;
        for (int i = 0; i < _baseline.Length; i++)
        {
            double p = _baseline[i];
            double q = _current[i];
            double here = term(p, q);
            value += here;
            if (_errors[i] == 0)
            {
                least += here;
                most += here;
                continue;
            }

            double low = Math.Max(0, q - _errors[i]);
            double high = Math.Min(1, q + _errors[i]);
            double nearest = Math.Clamp(p, low, high);
            least += Math.Min(here, term(p, nearest));
            most += Math.Max(here, Math.Max(term(p, low), term(p, high)));
        }

        double result = finish(value);
        return new BoundedStatistic(result, Math.Max(finish(most) - result, result - finish(least)));
    }
}
