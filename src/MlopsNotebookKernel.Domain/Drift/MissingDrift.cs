namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>The share of missing values on both sides, judged like a category of two values.</summary>
/// <param name="Baseline">Share of rows without a value in the baseline, 0 to 1.</param>
/// <param name="Current">Share of rows without a value now, 0 to 1.</param>
/// <param name="PValue">Two-sided p-value of the two-proportion z-test with pooled variance (the chi-square test of the 2 × 2 table).</param>
/// <param name="Judgement">The change, judged.</param>
public sealed record MissingDrift(double Baseline, double Current, double PValue, Judgement Judgement);
