namespace MlopsNotebookKernel.Commands.Metric;

/// <summary>What <c>metric</c> came to.</summary>
/// <param name="Metrics">The metrics shown, by name: one that was named, or all.</param>
/// <param name="Measured">What was measured now; null when nothing was.</param>
/// <remarks>Whether a file was written is not in it: a notebook that runs again shows the same.</remarks>
internal sealed record MetricResult(IReadOnlyList<MetricResult.Shown> Metrics, MetricResult.Measurement? Measured)
{
    /// <summary>The result's format.</summary>
    [System.Text.Json.Serialization.JsonPropertyOrder(-1)]
    public string Schema => "mlops.metric-result/1";

    /// <summary>A metric and what this notebook measured of it.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Better"><c>higher</c> or <c>lower</c>.</param>
    /// <param name="Unit">Its unit; null for none.</param>
    /// <param name="Description">How it is computed; null when nobody said.</param>
    /// <param name="Computed">The standard metric that it was said to be; null when nobody said.</param>
    /// <param name="File">The file that defines it, relative to the workspace's root.</param>
    /// <param name="Measurements">What this session measured, oldest first.</param>
    internal sealed record Shown(string Name, string Better, string? Unit, string? Description, string? Computed, string File, IReadOnlyList<Measurement> Measurements);

    /// <summary>One measurement.</summary>
    /// <param name="Name">The metric's name.</param>
    /// <param name="Value">Its value.</param>
    /// <param name="Snapshot">The id of the snapshot it was measured on; null when not said.</param>
    /// <param name="SnapshotName">That snapshot's name; null when not said or no longer known.</param>
    internal sealed record Measurement(string Name, double Value, string? Snapshot, string? SnapshotName);
}
