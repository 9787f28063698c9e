namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>The chi-square distribution.</summary>
public static class ChiSquareDistribution
{
    /// <summary>The chance of a value above x.</summary>
    /// <param name="x">Not negative.</param>
    /// <param name="degreesOfFreedom">At least 1.</param>
    public static double Survival(double x, int degreesOfFreedom) => GammaFunction.UpperRegularized(degreesOfFreedom / 2.0, x / 2);
}
