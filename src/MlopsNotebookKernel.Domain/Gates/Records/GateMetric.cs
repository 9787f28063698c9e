namespace MlopsNotebookKernel.Domain.Gates.Records;

/// <summary>A metric as a gate recorded it.</summary>
/// <param name="Metric">Its name.</param>
/// <param name="Champion">The champion's value; null without one.</param>
/// <param name="Challenger">The challenger's value; null where it was not defined.</param>
public sealed record GateMetric(string Metric, double? Champion, double? Challenger);
