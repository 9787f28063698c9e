namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>The size of a change, held against what matters and against noise.</summary>
/// <param name="Verdict">What follows.</param>
/// <param name="Measure">How the effect is measured.</param>
/// <param name="Effect">The size of the change at face value.</param>
/// <param name="Error">The true effect lies within this much of <paramref name="Effect"/>; 0 where it is exact.</param>
/// <param name="Threshold">The least effect that matters.</param>
/// <param name="Noise">The effect that samples of these sizes show without drift, at a high quantile.</param>
/// <param name="Resamples">How many pairs of samples the noise was drawn from.</param>
/// <param name="Needed">For an unclear change, how many rows would decide; null otherwise.</param>
public sealed record Judgement(
    DriftVerdict Verdict,
    DriftMeasure Measure,
    double Effect,
    double Error,
    double Threshold,
    double Noise,
    int Resamples,
    RowsNeeded? Needed);
