namespace MlopsNotebookKernel.Domain.Metrics;

/// <summary>Which way a metric is better.</summary>
public enum MetricDirection
{
    /// <summary>More is better: accuracy, AUC.</summary>
    Higher,

    /// <summary>Less is better: error, loss, latency.</summary>
    Lower,
}
