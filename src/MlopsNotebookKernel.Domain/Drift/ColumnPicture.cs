namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>A column's two distributions, as coarse as a picture needs them.</summary>
public abstract record ColumnPicture
{
    private ColumnPicture()
    {
    }

    /// <summary>Shares of the present values between edges; what lies beyond the outer edges is left out and said.</summary>
    /// <param name="Edges">Ascending, one more than bars; bar i holds (<c>Edges[i]</c>, <c>Edges[i+1]</c>], the first also its lower edge.</param>
    /// <param name="Baseline">The baseline's share in each bar.</param>
    /// <param name="Current">The current share in each bar.</param>
    public sealed record Histogram(
        IReadOnlyList<double> Edges, IReadOnlyList<double> Baseline, IReadOnlyList<double> Current) : ColumnPicture;

    /// <summary>Shares of the most frequent categories and of those that moved most.</summary>
    /// <param name="Categories">The categories.</param>
    /// <param name="Baseline">The baseline's share of each.</param>
    /// <param name="Current">The current share of each.</param>
    /// <param name="LeftOut">How many further categories there are.</param>
    public sealed record Bars(
        IReadOnlyList<string> Categories,
        IReadOnlyList<double> Baseline,
        IReadOnlyList<double> Current,
        int LeftOut) : ColumnPicture;
}
