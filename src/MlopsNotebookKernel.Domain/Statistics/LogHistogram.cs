namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>
/// Counts positive numbers in buckets that each are 1 % wide, so that quantiles of any number of them are known to half a
/// per cent in constant memory. Numbers that are not positive count as 0; the greatest is exact.
/// </summary>
public sealed class LogHistogram
{
    /// <summary>How wide a bucket is, on the scale of natural logarithms: bucket i holds the numbers from e^(i w) up to e^((i + 1) w).</summary>
    public static readonly double Width = Math.Log(1.01);

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

        Add(value <= 0 ? null : (int)Math.Floor(Math.Log(value) / Width), 1, value);
    }

    /// <summary>Adds numbers that were put into a bucket elsewhere.</summary>
    /// <param name="bucket">The bucket, the logarithm over <see cref="Width"/> rounded down; null for numbers that are not positive.</param>
    /// <param name="count">How many numbers, at least one.</param>
    /// <param name="maximum">The greatest of them; finite.</param>
    public void Add(int? bucket, long count, double maximum)
    {
        Count += count;
        Maximum = double.IsNaN(Maximum) ? maximum : Math.Max(Maximum, maximum);
        if (bucket is { } place)
        {
            _buckets[place] = _buckets.GetValueOrDefault(place) + count;
        }
        else
        {
            _zeros += count;
        }
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
