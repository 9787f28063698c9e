namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>A statistic, and how far the true one may be from it.</summary>
/// <param name="Value">The statistic.</param>
/// <param name="Error">The true one lies within this much of it; 0 where the profiles are exact.</param>
public sealed record BoundedStatistic(double Value, double Error);
