namespace MlopsNotebookKernel.Commands.Report.Metrics;

/// <summary>What a notebook measured of a metric once.</summary>
/// <param name="Notebook">The notebook's path relative to the report's folder.</param>
/// <param name="Key">The notebook's key on the page.</param>
/// <param name="Stamped">When the stamp that holds it was made.</param>
/// <param name="Value">The value.</param>
/// <param name="Better">Which way is better: <c>higher</c> or <c>lower</c>.</param>
/// <param name="Snapshot">The id of the snapshot it was measured on; null when not said.</param>
internal sealed record Measurement(string Notebook, string Key, DateTimeOffset Stamped, double Value, string Better, string? Snapshot);
