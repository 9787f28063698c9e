namespace MlopsNotebookKernel.Domain.Gates.Policies;

/// <summary>How much of a resource the challenger may take.</summary>
/// <param name="Most">At most this; null for any amount.</param>
/// <param name="MostRatio">At most this many times what the champion takes; null for any.</param>
public sealed record GateResourceLimit(double? Most, double? MostRatio);
