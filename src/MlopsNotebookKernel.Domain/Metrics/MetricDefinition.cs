using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Domain.Metrics;

/// <summary>What a metric means, said once for stamps, gates and monitoring alike.</summary>
/// <param name="Name">Its name: 1 to 64 lower-case letters (a–z), digits and hyphens.</param>
/// <param name="Description">How it is computed; null when nobody said.</param>
/// <param name="Better">Which way is better.</param>
/// <param name="Unit">Its unit, such as <c>minutes</c>; null for a number without one.</param>
public sealed record MetricDefinition(string Name, string? Description, MetricDirection Better, string? Unit)
{
    /// <summary>
    /// The standard metric that it is, such as <c>auc</c>, so that the toolkit can compute it from predictions; null for
    /// one that has a standard metric's name, and for one that only its author can compute.
    /// </summary>
    public string? Computed { get; init; }

    /// <summary>The standard metric that it is, said or by its name; null for none.</summary>
    public StandardMetric? Standard => StandardMetrics.Find(Computed ?? Name);
}
