namespace MlopsNotebookKernel.Domain.Theses;

/// <summary>When a change as large as counts, or its absence, will be seen with a chance of four in five.</summary>
/// <param name="Periods">After how many periods from the model's coming; null where none within the horizon is enough.</param>
/// <param name="BeyondHorizon">How many periods a longer horizon would need; null where no horizon would do, or none longer is needed.</param>
/// <param name="SmallestEffect">The smallest change that will be seen at the horizon with that chance; infinity where noise is not known.</param>
public sealed record Decidability(int? Periods, int? BeyondHorizon, double SmallestEffect);
