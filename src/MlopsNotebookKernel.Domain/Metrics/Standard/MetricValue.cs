namespace MlopsNotebookKernel.Domain.Metrics.Standard;

/// <summary>Computes a metric from a model's totals; NaN where it is not defined, such as an AUC without positive rows.</summary>
/// <param name="totals">The totals.</param>
internal delegate double MetricValue(ModelTotals totals);
