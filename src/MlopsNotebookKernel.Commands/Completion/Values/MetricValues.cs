using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Commands.Completion.Values;

/// <summary>Metrics as values: those of the workspace, then the standard ones.</summary>
internal static class MetricValues
{
    /// <summary>The values; definitions that cannot be read are left out.</summary>
    /// <param name="store">The workspace's metrics.</param>
    public static IReadOnlyList<CompletionItem> Of(MetricStore store) =>
    [
        .. store.Readable().Definitions.Select(metric => new CompletionItem(metric.Name, "metric", metric.Description ?? metric.Standard?.Description))
            .Concat(StandardMetrics.All.Select(metric => new CompletionItem(metric.Name, "metric", metric.Description)))
            .DistinctBy(item => item.Text),
    ];
}
