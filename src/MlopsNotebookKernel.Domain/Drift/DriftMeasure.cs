namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>How the size of a change is measured. Neither grows with the number of rows.</summary>
public enum DriftMeasure
{
    /// <summary>Wasserstein-1 distance in standard deviations of the baseline; for numbers.</summary>
    NormalizedWasserstein,

    /// <summary>Jensen–Shannon distance with base-2 logarithms, 0 to 1; for categories, booleans, and missing values.</summary>
    JensenShannon,
}
