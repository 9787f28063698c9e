using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Commands.Metric;

/// <summary><c>#!mlops-metric</c>.</summary>
public static class MetricCommand
{
    /// <summary>The definition.</summary>
    public static CommandDefinition Definition { get; } = new(
        "metric",
        "Names a metric once (how it is computed, which way is better) and records what it measures in this notebook.",
        "Do we mean the same number?",
        [
            new ParameterDefinition("name", ParameterKind.Metric, "The metric's name: lower-case letters, digits and hyphens; without it all metrics are listed.") { IsPositional = true },
            new ParameterDefinition("value", ParameterKind.Text, "What was measured: a number, or @variable; without it the metric is defined or shown."),
            new ParameterDefinition("better", ParameterKind.Text, "Which way is better; needed the first time only, and not for a standard metric.") { Choices = ["higher", "lower"] },
            new ParameterDefinition("on", ParameterKind.Snapshot, "The snapshot it was measured on."),
            new ParameterDefinition("unit", ParameterKind.Text, "Its unit, such as minutes; none by default."),
            new ParameterDefinition("description", ParameterKind.Text, "How it is computed."),
            new ParameterDefinition("computed", ParameterKind.Text, "The standard metric that it is, so that gate can compute it from predictions; by default the one of its name, if there is one.") { Choices = [.. StandardMetrics.All.Select(metric => metric.Name)] },
        ],
        services => new MetricHandler(services))
    {
        Examples =
        [
            "#!mlops-metric validation-auc --value @auc --better higher --on flights-january --description \"Area under the ROC curve on the validation rows\"",
            "#!mlops-metric validation-auc",
        ],
    };
}
