using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Report.Metrics;

/// <summary>Reads metrics: definitions from their files, measurements from stamps and from those that later ones replaced.</summary>
internal static class MetricReader
{
    /// <summary>The metrics by name.</summary>
    /// <param name="scope">What the report is of.</param>
    /// <param name="problems">Takes what cannot be read.</param>
    public static IReadOnlyList<MetricFacts> Read(ReportScope scope, List<Exception> problems)
    {
        ILookup<(string Root, string Name), Measurement> measured = Measurements(scope, problems).ToLookup(pair => (pair.Root, pair.Name), pair => pair.Measured);
        List<MetricFacts> metrics = [];
        foreach ((Workspace workspace, (IReadOnlyList<MetricDefinition> definitions, IReadOnlyList<Exception> faults)) in scope.Each(workspace => new MetricStore(workspace).Readable(), problems))
        {
            problems.AddRange(faults);
            IEnumerable<string> names = definitions.Select(definition => definition.Name)
                .Union(measured.Where(group => group.Key.Root == workspace.Root).Select(group => group.Key.Name), StringComparer.Ordinal);
            metrics.AddRange(names.Select(name => new MetricFacts(
                workspace,
                name,
                definitions.FirstOrDefault(definition => definition.Name == name),
                [.. measured[(workspace.Root, name)].OrderBy(measurement => measurement.Stamped).ThenBy(measurement => measurement.Notebook, StringComparer.Ordinal)])));
        }

        return [.. metrics.OrderBy(metric => metric.Name, StringComparer.Ordinal).ThenBy(metric => metric.Workspace.Root, StringComparer.Ordinal)];
    }

    private static List<(string Root, string Name, Measurement Measured)> Measurements(ReportScope scope, List<Exception> problems)
    {
        List<(string Root, string Name, Measurement Measured)> all = [];
        foreach (ReportedNotebook notebook in scope.Notebooks)
        {
            IEnumerable<Stamp> stamps = [.. Replaced(notebook, problems), .. notebook.Verified.Stamp is { } last ? [last] : Array.Empty<Stamp>()];
            all.AddRange(stamps.SelectMany(stamp => stamp.Metrics.Select(metric => (
                notebook.Workspace.Root,
                metric.Name,
                new Measurement(notebook.Name, $"notebook {notebook.Path}", stamp.Stamped, metric.Value, metric.Better, metric.Snapshot)))));
        }

        return all;
    }

    private static IReadOnlyList<Stamp> Replaced(ReportedNotebook notebook, List<Exception> problems)
    {
        try
        {
            (IReadOnlyList<Stamp> stamps, IReadOnlyList<Exception> faults) = new PinStore(notebook.Workspace).Replaced(notebook.Path);
            problems.AddRange(faults);
            return stamps;
        }
        catch (Exception fault) when (fault is MlopsException or IOException or UnauthorizedAccessException)
        {
            problems.Add(fault);
            return [];
        }
    }
}
