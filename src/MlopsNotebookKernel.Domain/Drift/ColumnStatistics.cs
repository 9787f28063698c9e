using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>
/// All statistics of a column's present values. Those of the second group are over the <see cref="Bins"/>: a column's
/// categories, or for numbers the baseline's deciles.
/// </summary>
/// <param name="KolmogorovSmirnov">Two-sample Kolmogorov–Smirnov statistic with its p-value; null for categories.</param>
/// <param name="Wasserstein">Wasserstein-1 distance in the column's unit; null for categories.</param>
/// <param name="Scale">The baseline's standard deviation (n − 1), which normalises it; null for categories.</param>
/// <param name="NormalizedWasserstein">Wasserstein-1 distance in standard deviations of the baseline; null for categories and where the baseline is constant.</param>
/// <param name="Bins">What the shares below are of.</param>
/// <param name="PopulationStabilityIndex">Population stability index.</param>
/// <param name="JensenShannon">Jensen–Shannon distance, base 2.</param>
/// <param name="ChiSquare">Chi-square test of homogeneity; null when fewer than two bins hold rows.</param>
/// <param name="LInfinity">Greatest difference of a share.</param>
public sealed record ColumnStatistics(
    TestStatistic? KolmogorovSmirnov,
    BoundedStatistic? Wasserstein,
    double? Scale,
    BoundedStatistic? NormalizedWasserstein,
    string Bins,
    BoundedStatistic PopulationStabilityIndex,
    BoundedStatistic JensenShannon,
    ChiSquareStatistic? ChiSquare,
    BoundedStatistic LInfinity);
