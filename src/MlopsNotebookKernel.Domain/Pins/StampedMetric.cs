namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>The last measurement of a metric.</summary>
/// <param name="Name">The metric's name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Better">Which way is better: <c>higher</c> or <c>lower</c>.</param>
/// <param name="Snapshot">The id of the snapshot it was measured on; null when not said.</param>
public sealed record StampedMetric(string Name, double Value, string Better, string? Snapshot);
