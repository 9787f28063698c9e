namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>A test's statistic with its p-value.</summary>
/// <param name="Value">The statistic.</param>
/// <param name="Error">The true one lies within this much of it; 0 where the profiles are exact.</param>
/// <param name="PValue">Chance of a statistic at least as great without drift.</param>
public sealed record TestStatistic(double Value, double Error, double PValue);
