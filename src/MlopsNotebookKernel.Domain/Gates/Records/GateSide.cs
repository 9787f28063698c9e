namespace MlopsNotebookKernel.Domain.Gates.Records;

/// <summary>One side of a comparison, as it is recorded.</summary>
/// <param name="Predictions">What the predictions were called.</param>
/// <param name="Digest">The content digest of the predictions' table.</param>
/// <param name="Model">The model that made them; null when it was not said.</param>
/// <param name="LatencyMilliseconds">Milliseconds that scoring a row took; null when not known.</param>
/// <param name="MemoryMegabytes">Megabytes that scoring took; null when not known.</param>
public sealed record GateSide(string Predictions, string Digest, GateModel? Model, double? LatencyMilliseconds, double? MemoryMegabytes);
