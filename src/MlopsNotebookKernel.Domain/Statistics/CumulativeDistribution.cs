using MlopsNotebookKernel.Domain.Profiles;

namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>
/// A distribution function as steps and slopes: exact steps at distinct values; within a quantile bin, whose values
/// are not known, the slope of the uniform distribution that has the bin's mean and lies inside the bin.
/// </summary>
internal sealed class CumulativeDistribution : IShareFunction
{
    /// <summary>Shares are sums over counts; a quantile is not missed by their last bit.</summary>
    private const double RoundingError = 1e-12;

    private readonly double[] _positions;

    /// <summary>Share of values below each position.</summary>
    private readonly double[] _before;

    /// <summary>Share of values at or below each position.</summary>
    private readonly double[] _after;

    /// <summary>Share of the bin that reaches from each position to the next; empty where all is exact.</summary>
    private readonly double[] _masses;

    /// <summary>Whether a position is a bin's edge, where the share is exact; empty where all is exact.</summary>
    private readonly bool[] _isEdge;

    private CumulativeDistribution(
        double[] positions, double[] before, double[] after, double[] masses, bool[] isEdge, double wassersteinError)
    {
        _positions = positions;
        _before = before;
        _after = after;
        _masses = masses;
        _isEdge = isEdge;
        WassersteinError = wassersteinError;
    }

    /// <summary>The Wasserstein-1 distance to the true distribution is at most this.</summary>
    public double WassersteinError { get; }

    /// <summary>Makes one of a numeric distribution with at least one value.</summary>
    /// <param name="distribution">Numbers or bins.</param>
    public static CumulativeDistribution Of(Distribution distribution) => distribution switch
    {
        Distribution.Numbers numbers => OfNumbers(numbers),
        Distribution.Bins bins => OfBins(bins),
        _ => throw new ArgumentException("Categories have no distribution function.", nameof(distribution)),
    };

    /// <inheritdoc/>
    public BoundedShare ShareUpTo(double x)
    {
        int index = Array.BinarySearch(_positions, x);
        if (index >= 0)
        {
            // A slope's inner end is a position too, where the share is not known.
            return new BoundedShare(_after[index], IsExact(index) ? 0 : _masses[index]);
        }

        index = ~index - 1;
        if (index < 0)
        {
            return new BoundedShare(0, 0);
        }

        return index == _positions.Length - 1
            ? new BoundedShare(1, 0)
            : new BoundedShare(Between(index, x), _masses.Length == 0 ? 0 : _masses[index]);
    }

    /// <inheritdoc/>
    public double QuantilePosition(double share)
    {
        for (int i = 0; i < _positions.Length; i++)
        {
            if (_after[i] >= share - RoundingError && IsExact(i))
            {
                return _positions[i];
            }
        }

        return _positions[^1];
    }

    private static CumulativeDistribution OfNumbers(Distribution.Numbers numbers)
    {
        double[] positions = [.. numbers.Values];
        double[] before = new double[positions.Length];
        double[] after = new double[positions.Length];
        double total = numbers.Count;
        long sum = 0;
        for (int i = 0; i < positions.Length; i++)
        {
            before[i] = sum / total;
            sum += numbers.Counts[i];
            after[i] = sum / total;
        }

        return new CumulativeDistribution(positions, before, after, [], [], 0);
    }

    private static CumulativeDistribution OfBins(Distribution.Bins bins)
    {
        double total = bins.Count;
        List<double> positions = [bins.Edges[0]];
        List<double> before = [0];
        List<double> after = [0];
        List<double> masses = [];

        // The first bin holds its lower edge, too: how much lies just there is not known.
        List<bool> isEdge = [false];
        double error = 0;
        long sum = 0;
        for (int i = 0; i < bins.Counts.Count; i++)
        {
            double low = bins.Edges[i];
            double high = bins.Edges[i + 1];
            double mean = Math.Clamp(bins.Means[i], low, high);
            double reach = Math.Min(mean - low, high - mean);
            double mass = bins.Counts[i] / total;
            double start = sum / total;
            sum += bins.Counts[i];
            double end = sum / total;

            // To a single point at the mean: at most as far as two points at the edges with that mean; from there to
            // the uniform distribution around it: half its half-width.
            error += mass * ((2 * (mean - low) * (high - mean) / (high - low)) + (reach / 2));
            Add(mean - reach, start, mass, edge: false);
            Add(mean + reach, end, mass, edge: false);
            Add(high, end, mass, edge: true);
        }

        return new CumulativeDistribution([.. positions], [.. before], [.. after], [.. masses, 0], [.. isEdge], error);

        void Add(double position, double value, double mass, bool edge)
        {
            if (position > positions[^1])
            {
                positions.Add(position);
                before.Add(value);
                after.Add(value);
                masses.Add(mass);
                isEdge.Add(edge);
            }
            else
            {
                after[^1] = value;
                isEdge[^1] |= edge;
            }
        }
    }

    private bool IsExact(int index) => _isEdge.Length == 0 || _isEdge[index];

    private double Between(int index, double x)
    {
        double width = _positions[index + 1] - _positions[index];
        return _after[index] + ((_before[index + 1] - _after[index]) * ((x - _positions[index]) / width));
    }

    /// <summary>Walks along a distribution function, from left to right.</summary>
    /// <param name="distribution">The function.</param>
    internal struct Cursor(CumulativeDistribution distribution)
    {
        private int _index = -1;
        private double _x = double.NegativeInfinity;

        /// <summary>The next position where the function steps or bends; infinite at the end.</summary>
        public readonly double NextPosition =>
            _index + 1 < distribution._positions.Length ? distribution._positions[_index + 1] : double.PositiveInfinity;

        /// <summary>The share at or below where the cursor stands.</summary>
        public readonly double Value
        {
            get
            {
                if (_index < 0)
                {
                    return 0;
                }

                return _index == distribution._positions.Length - 1 || _x == distribution._positions[_index]
                    ? distribution._after[_index]
                    : distribution.Between(_index, _x);
            }
        }

        /// <summary>How far the true function may be from this one between here and the next position.</summary>
        public readonly double Uncertainty => _index < 0 || distribution._masses.Length == 0 ? 0 : distribution._masses[_index];

        /// <summary>The share below x.</summary>
        /// <param name="x">At most <see cref="NextPosition"/>.</param>
        public readonly double ValueBefore(double x)
        {
            if (_index < 0)
            {
                return 0;
            }

            if (_index == distribution._positions.Length - 1)
            {
                return 1;
            }

            return x == distribution._positions[_index + 1]
                ? distribution._before[_index + 1]
                : distribution.Between(_index, x);
        }

        /// <summary>Moves on.</summary>
        /// <param name="x">At most <see cref="NextPosition"/>.</param>
        public void MoveTo(double x)
        {
            _index += NextPosition == x ? 1 : 0;
            _x = x;
        }
    }
}
