namespace MlopsNotebookKernel.Domain.Gates.Policies;

/// <summary>What must hold within each value of a column.</summary>
/// <param name="Column">The column whose values are the slices.</param>
/// <param name="Metric">The metric held within each.</param>
/// <param name="Floor">The worst value that the challenger may have in a slice; null for any.</param>
/// <param name="MostWorsening">By how much the challenger may be worse than the champion in a slice, in the metric's unit; null for any.</param>
/// <param name="FewestRows">Slices of fewer rows are listed and not judged.</param>
public sealed record GateSliceRule(string Column, string Metric, double? Floor, double? MostWorsening, int FewestRows)
{
    /// <summary>The rows below which a slice is not judged where a policy says nothing.</summary>
    public const int DefaultFewestRows = 200;
}
