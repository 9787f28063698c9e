namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>A value or a range of values, and its share of the present values on both sides.</summary>
/// <param name="Label">The value, or the range such as <c>−1 to 3</c>.</param>
/// <param name="Baseline">Its share in the baseline, 0 to 1.</param>
/// <param name="Current">Its share now, 0 to 1.</param>
public sealed record ShareMove(string Label, double Baseline, double Current);
