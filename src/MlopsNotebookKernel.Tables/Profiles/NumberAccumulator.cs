using MlopsNotebookKernel.Domain.Profiles;

namespace MlopsNotebookKernel.Tables.Profiles;

/// <summary>
/// Profiles numbers that come ascending with their counts: so sums have one order and the same content one profile,
/// however many threads counted.
/// </summary>
/// <param name="count">How many numbers will come in all, repetitions included.</param>
internal sealed class NumberAccumulator(long count)
{
    private readonly QuantileBins _bins = new(count);
    private readonly List<double> _values = [];
    private readonly List<long> _counts = [];
    private double _pending;
    private long _pendingTimes;
    private double _minimum;
    private double _mean;
    private double _squares;
    private long _seen;

    /// <summary>Number of distinct values that came, the last one apart until <see cref="Finish"/>.</summary>
    internal long Distinct { get; private set; }

    /// <summary>Takes the next value; one equal to the last (two whole numbers that are one double) adds to it.</summary>
    internal void Add(double value, long times)
    {
        if (value != _pending)
        {
            Settle();
            // Adding zero makes -0 a 0: they are one value, and which of the two came first says nothing.
            _pending = value + 0.0;
        }

        _pendingTimes += times;
    }

    /// <summary>The distribution and moments of all that came; no moments when nothing did.</summary>
    internal (Distribution Distribution, NumericSummary? Summary) Finish()
    {
        Settle();
        Distribution distribution = Distinct <= ColumnProfile.ExactLimit
            ? new Distribution.Numbers(_values, _counts)
            : _bins.Finish();
        NumericSummary? summary = _seen == 0
            ? null
            : new NumericSummary(_minimum, _pending, _mean, _seen == 1 ? 0 : Math.Sqrt(_squares / (_seen - 1)));
        return (distribution, summary);
    }

    private void Settle()
    {
        if (_pendingTimes == 0)
        {
            return;
        }

        if (Distinct == 0)
        {
            _minimum = _pending;
        }

        if (++Distinct <= ColumnProfile.ExactLimit)
        {
            _values.Add(_pending);
            _counts.Add(_pendingTimes);
        }

        _bins.Add(_pending, _pendingTimes);
        AddMoments(_pending, _pendingTimes);
        _pendingTimes = 0;
    }

    /// <summary>Mean and sum of squared deviations with weights: D. H. D. West, "Updating mean and variance estimates", 1979.</summary>
    private void AddMoments(double value, long times)
    {
        _seen += times;
        double distance = value - _mean;
        _mean += distance * times / _seen;
        _squares += times * distance * (value - _mean);
    }
}
