namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>A metric of both models within one value of a column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Slice">Its value; empty where it is missing.</param>
/// <param name="Status">Whether it was judged.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Comparison">The metric; its values are null in a slice of few rows.</param>
/// <param name="Outcome">The gravest outcome of its rules.</param>
public sealed record SliceComparison(string Column, string Slice, SliceStatus Status, int Rows, MetricComparison Comparison, RuleOutcome Outcome);
