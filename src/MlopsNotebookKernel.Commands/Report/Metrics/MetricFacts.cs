using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Report.Metrics;

/// <summary>A metric of a workspace with all that was measured of it.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Definition">What it means; null where a stamp has it and no file defines it.</param>
/// <param name="Measurements">What was measured, oldest first.</param>
internal sealed record MetricFacts(Workspace Workspace, string Name, MetricDefinition? Definition, IReadOnlyList<Measurement> Measurements)
{
    /// <summary>Which way is better, as its file says, or its last measurement.</summary>
    public string Better => Definition is { } definition
        ? definition.Better == MetricDirection.Higher ? "higher" : "lower"
        : Measurements[^1].Better;

    /// <summary>The last measurement of the same notebook on the same data before the last one; null when there is none.</summary>
    public Measurement? Before => Measurements.Count == 0
        ? null
        : Measurements.SkipLast(1).LastOrDefault(measured => measured.Notebook == Measurements[^1].Notebook && measured.Snapshot == Measurements[^1].Snapshot);
}
