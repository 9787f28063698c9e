namespace MlopsNotebookKernel.Domain.Histories;

/// <summary>A named metric as it was measured over a period.</summary>
/// <param name="Name">The metric's name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Rows">How many rows it was measured on.</param>
public sealed record HistoryMetric(string Name, double Value, long Rows);
