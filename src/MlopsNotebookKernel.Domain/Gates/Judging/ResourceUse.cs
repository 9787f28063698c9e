namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>What scoring took; null where it is not known.</summary>
/// <param name="LatencyMilliseconds">Milliseconds a row.</param>
/// <param name="MemoryMegabytes">Megabytes.</param>
public sealed record ResourceUse(double? LatencyMilliseconds, double? MemoryMegabytes);
