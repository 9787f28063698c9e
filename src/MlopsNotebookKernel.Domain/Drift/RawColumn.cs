namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>All present values of a numeric column on both sides, in any order.</summary>
/// <param name="Baseline">The baseline's values; finite.</param>
/// <param name="Current">The current values; finite.</param>
public sealed record RawColumn(double[] Baseline, double[] Current);
