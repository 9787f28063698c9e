namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>
/// Counts positive numbers in buckets that each are 1 % wide, so that quantiles of any number of them are known to half a
/// per cent in constant memory. Numbers that are not positive count as 0; the greatest is exact.
/// </summary>
public sealed class LogHistogram
{
    private static readonly double Width = Math.Log(1.01);

    private readonly SortedDictionary<int, long> _buckets = [];
    private long _zeros;

    /// <summary>How many numbers were added.</summary>
    public long Count { get; private set; }

    /// <summary>The greatest number; not a number before there is any.</summary>
    public double Maximum { get; private set; } = double.NaN;

    /// <summary>Adds a number; what is not finite is left out.</summary>
    /// <param name="value">The number.</param>
    public void Add(double value)
    {
        if (!double.IsFinite(value))
        {
            return;
        }

        Count++;
        Maximum = double.IsNaN(Maximum) ? value : Math.Max(Maximum, value);
        if (value <= 0)
        {
            _zeros++;
            return;
        }

        int bucket = (int)Math.Floor(Math.Log(value) / Width);
        _buckets[bucket] = _buckets.GetValueOrDefault(bucket) + 1;
    }

    /// <summary>The least number that a share of all does not exceed, to half a per cent; not a number without any.</summary>
    /// <param name="share">0 to 1.</param>
    public double Quantile(double share)
    {
        if (Count == 0)
        {
            return double.NaN;
        }

        long wanted = Math.Max(1, (long)Math.Ceiling(share * Count));
        long seen = _zeros;
        if (seen >= wanted)
        {
            return Math.Min(0, Maximum);
        }

        foreach ((int bucket, long count) in _buckets)
        {
            seen += count;
            if (seen >= wanted)
            {
                return Math.Min(Maximum, Math.Exp((bucket + 0.5) * Width));
            }
        }

        return Maximum;
    }
}
