namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>A chi-square test of homogeneity.</summary>
/// <param name="Value">The statistic, without continuity correction.</param>
/// <param name="DegreesOfFreedom">Bins that hold rows, less one.</param>
/// <param name="PValue">Chance of a statistic at least as great without drift.</param>
public sealed record ChiSquareStatistic(double Value, int DegreesOfFreedom, double PValue);
