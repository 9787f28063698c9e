namespace MlopsNotebookKernel.Domain.Profiles;

/// <summary>How a column's present values are distributed.</summary>
public abstract record Distribution
{
    private Distribution()
    {
    }

    /// <summary>Number of present values.</summary>
    public abstract long Count { get; }

    /// <summary>
    /// Every distinct number with its count: exact. Booleans are 0 and 1, timestamps microseconds since 0001-01-01.
    /// </summary>
    /// <param name="Values">Distinct finite values, ascending.</param>
    /// <param name="Counts">How often each occurs; same length.</param>
    public sealed record Numbers(IReadOnlyList<double> Values, IReadOnlyList<long> Counts) : Distribution
    {
        /// <inheritdoc/>
        public override long Count => Counts.Sum();
    }

    /// <summary>
    /// Fixed quantile bins of a numeric column with too many distinct values. Bin i holds the values in
    /// (<c>Edges[i]</c>, <c>Edges[i+1]</c>]; the first also holds its lower edge.
    /// </summary>
    /// <param name="Edges">Bin edges, strictly ascending, one more than bins; the first is the minimum, the last the maximum.</param>
    /// <param name="Counts">How many values each bin holds.</param>
    /// <param name="Means">The mean of the values in each bin.</param>
    public sealed record Bins(IReadOnlyList<double> Edges, IReadOnlyList<long> Counts, IReadOnlyList<double> Means) : Distribution
    {
        /// <inheritdoc/>
        public override long Count => Counts.Sum();
    }

    /// <summary>Distinct texts with their counts.</summary>
    /// <param name="Values">Distinct values in ordinal order; the 4,096 most frequent when there are more.</param>
    /// <param name="Counts">How often each occurs; same length.</param>
    /// <param name="OtherCount">Rows with a value not listed; 0 when the list is complete, and so exact.</param>
    /// <param name="OtherValues">How many distinct values are not listed.</param>
    public sealed record Categories(
        IReadOnlyList<string> Values, IReadOnlyList<long> Counts, long OtherCount, long OtherValues) : Distribution
    {
        /// <inheritdoc/>
        public override long Count => Counts.Sum() + OtherCount;
    }
}
