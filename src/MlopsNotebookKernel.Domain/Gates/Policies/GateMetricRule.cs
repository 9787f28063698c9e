namespace MlopsNotebookKernel.Domain.Gates.Policies;

/// <summary>A metric that champion and challenger are compared by.</summary>
/// <param name="Metric">Its name.</param>
/// <param name="Floor">The worst value that the challenger may have, in the metric's own direction; null for any.</param>
/// <param name="LeastImprovement">
/// By how much the challenger must be better, in the metric's unit; negative for how much worse it may be; null where the
/// metric is shown and not judged so.
/// </param>
public sealed record GateMetricRule(string Metric, double? Floor, double? LeastImprovement);
