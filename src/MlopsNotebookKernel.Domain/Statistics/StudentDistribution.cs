namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>Student's t distribution.</summary>
public static class StudentDistribution
{
    /// <summary>The chance of a value further from 0 than t, to either side.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degreesOfFreedom">Greater than 0; need not be whole.</param>
    public static double TwoSidedTail(double t, double degreesOfFreedom)
    {
        double square = t * t;
        return double.IsPositiveInfinity(square)
            ? 0
            : BetaFunction.Regularized(degreesOfFreedom / 2, 0.5, degreesOfFreedom / (degreesOfFreedom + square));
    }

    /// <summary>The t that values exceed, to either side, with a given chance: 2.776… for 0.05 and 4 degrees of freedom.</summary>
    /// <param name="tail">The chance; between 0 and 1, both excluded.</param>
    /// <param name="degreesOfFreedom">Greater than 0; need not be whole.</param>
    /// <returns>Positive infinity where the chance is too small for any number below 1e150.</returns>
    public static double TwoSidedQuantile(double tail, double degreesOfFreedom)
    {
        double logScale = GammaFunction.Log((degreesOfFreedom + 1) / 2) - GammaFunction.Log(degreesOfFreedom / 2) - (Math.Log(degreesOfFreedom * Math.PI) / 2);
        return TailInverse.Of(
            tail,
            t => TwoSidedTail(t, degreesOfFreedom),
            t => Math.Exp(logScale - ((degreesOfFreedom + 1) / 2 * Math.Log(1 + (t * t / degreesOfFreedom)))));
    }
}
