namespace MlopsNotebookKernel.Domain.Metrics;

/// <summary>What a metric means, said once for stamps, gates and monitoring alike.</summary>
/// <param name="Name">Its name: 1 to 64 lower-case letters (a–z), digits and hyphens.</param>
/// <param name="Description">How it is computed; null when nobody said.</param>
/// <param name="Better">Which way is better.</param>
/// <param name="Unit">Its unit, such as <c>minutes</c>; null for a number without one.</param>
public sealed record MetricDefinition(string Name, string? Description, MetricDirection Better, string? Unit);
