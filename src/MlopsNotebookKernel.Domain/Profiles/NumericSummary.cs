namespace MlopsNotebookKernel.Domain.Profiles;

/// <summary>Moments of a numeric column's present values.</summary>
/// <param name="Minimum">Least value.</param>
/// <param name="Maximum">Greatest value.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="StandardDeviation">Sample standard deviation (n − 1); 0 for one value.</param>
public sealed record NumericSummary(double Minimum, double Maximum, double Mean, double StandardDeviation);
