namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>A chi-square test of homogeneity.</summary>
/// <param name="Value">The statistic, without continuity correction.</param>
/// <param name="Error">The true one lies within this much of it; 0 where the counts are exact.</param>
/// <param name="DegreesOfFreedom">Bins that hold rows, less one.</param>
/// <param name="PValue">Chance of a statistic at least as great without drift.</param>
public sealed record ChiSquareStatistic(double Value, double Error, int DegreesOfFreedom, double PValue);
