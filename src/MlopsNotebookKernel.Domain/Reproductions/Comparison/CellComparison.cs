namespace MlopsNotebookKernel.Domain.Reproductions.Comparison;

/// <summary>What comparing a cell's outputs came to.</summary>
/// <param name="Verdict">How they compare.</param>
/// <param name="Masked">What was left out because it is known to vary: "timings", "paths"; empty for nothing.</param>
/// <param name="Deviation">The largest relative difference of two numbers that count as the same; null when none differs.</param>
/// <param name="Differences">Where they differ, at most <see cref="Findings.Most"/>.</param>
/// <param name="More">How many further places differ.</param>
public sealed record CellComparison(
    CellVerdict Verdict, IReadOnlyList<string> Masked, double? Deviation, IReadOnlyList<OutputDifference> Differences, int More)
{
    /// <summary>A verdict that no comparison led to.</summary>
    /// <param name="verdict">The verdict.</param>
    public static CellComparison Of(CellVerdict verdict) => new(verdict, [], null, [], 0);
}
