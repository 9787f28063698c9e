namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>What effect samples show without drift.</summary>
/// <param name="Effect">The effect that is exceeded only at the tail asked for.</param>
/// <param name="Resamples">How many pairs of samples it was drawn from.</param>
internal readonly record struct NoiseLevel(double Effect, int Resamples);
