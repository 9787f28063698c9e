using MlopsNotebookKernel.Domain.Profiles;

namespace MlopsNotebookKernel.Tables.Profiles;

/// <summary>
/// Parts ascending numbers into bins of equal counts at exact quantiles. A number never falls apart over two bins, and
/// one that fills a bin by itself gets a bin of its own (the least number apart, which shares its bin with the next: a
/// bin has two edges). So there are at most twice as many bins as aimed for, and mostly just those.
/// </summary>
/// <param name="count">How many numbers will come in all, repetitions included.</param>
internal sealed class QuantileBins(long count)
{
    /// <summary>The number of bins aimed for.</summary>
    internal const int Aim = 1024;

    /// <summary>So many equal numbers fill a bin by themselves.</summary>
    private readonly long _heavy = Math.Max(1, Quantile(count, 1));

    private readonly List<double> _edges = [];
    private readonly List<long> _counts = [];
    private readonly List<double> _means = [];
    private long _next = Quantile(count, 1);
    private double _last;
    private double _mean;
    private long _held;
    private long _closed;

    /// <summary>Takes the next number.</summary>
    internal void Add(double value, long times)
    {
        if (_edges.Count == 0)
        {
            _edges.Add(value);
        }

        if (_held > 0 && times >= _heavy)
        {
            Close();
        }

        _last = value;
        _held += times;
        _mean += (value - _mean) * times / _held;
        if (_closed + _held >= _next)
        {
            Close();
        }
    }

    /// <summary>The bins.</summary>
    internal Distribution.Bins Finish()
    {
        Close();
        return new Distribution.Bins(_edges, _counts, _means);
    }

    /// <summary>How many numbers the first bins hold together: the least whole number not below that share.</summary>
    private static long Quantile(long count, long bins) => (long)((((Int128)count * bins) + Aim - 1) / Aim);

    private void Close()
    {
        if (_held == 0 || !(_last > _edges[^1]))
        {
            return;
        }

        _edges.Add(_last);
        _counts.Add(_held);
        _means.Add(_mean);
        _closed += _held;
        _held = 0;
        _mean = 0;
        _next = Quantile(count, (long)((Int128)_closed * Aim / count) + 1);
    }
}
