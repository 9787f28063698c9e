using System.Globalization;
using MlopsNotebookKernel.Domain.Pins.Cells;

namespace MlopsNotebookKernel.Domain.Pins.Differences;

/// <summary>Tells how the stamp that a session would make differs from the one there is.</summary>
public static class StampDifferences
{
    /// <summary>Two measurements that differ by less than this share of the greater are the same.</summary>
    private const double MetricTolerance = 1e-9;

    /// <summary>Compares, cells below the pin apart: they have not run yet.</summary>
    /// <param name="was">The stamp there is.</param>
    /// <param name="now">The stamp that the session would make, with the cells that ran so far.</param>
    /// <param name="pin">Which pin of the notebook asks, from 0.</param>
    /// <param name="codeWithoutPackages">The digest of a cell's code without its <c>#r "nuget: …"</c> lines.</param>
    public static IReadOnlyList<StampDifference> Of(Stamp was, Stamp now, int pin, Func<string, string> codeWithoutPackages)
    {
        int above = pin < was.Pins.Count ? was.Pins[pin] : was.Cells.Count;
        HashSet<StampedCell> below = new(was.Cells.Skip(above), ReferenceEqualityComparer.Instance);
        IReadOnlyList<BoundCell> bound = CellBinder.Bind(was.Cells, [.. now.Cells.Select(AsDocumentCell)]);
        return
        [
            .. OfQuestion(was, now),
            .. CellDifferences.Of(bound, codeWithoutPackages, cell => cell.Current is null && below.Contains(cell.Stamped!)),
            .. PackageDifferences.OfGraphs(was.Packages, now.Packages),
            .. AssetDifferences.OfSnapshots(was.Assets, now.Assets),
            .. OfFiles(was, now),
            .. OfProjects(was, now),
            .. OfModels(was, now),
            .. OfMetrics(was, now),
            .. OfDecisions(was, now),
            .. RuntimeDifferences.Of(was.Runtime, now.Runtime),
        ];
    }

    private static DocumentCell AsDocumentCell(StampedCell cell, int place) =>
        new(cell.ExecutionCount, cell.Index ?? place, cell.Id, cell.Fingerprint, cell.Output, cell.Source);

    /// <summary>Files that no cell names are known only where sessions see what they open: else one of them knows nothing of such files.</summary>
    private static IReadOnlyList<StampDifference> OfFiles(Stamp was, Stamp now)
    {
        bool both = was.SeesReads && now.SeesReads;
        IEnumerable<StampedFile> Comparable(Stamp one, Stamp other) => one.Files
            .Where(file => both || !file.Unnamed || other.Files.Any(known => known.Path == file.Path));
        return FileDifferences.Of(
            [.. Comparable(was, now).Where(file => !now.Projects.Any(project => project.Assembly == file.Path))], [.. Comparable(now, was)]);
    }

    private static IEnumerable<StampDifference> OfQuestion(Stamp was, Stamp now)
    {
        if (was.Question != now.Question)
        {
            yield return new StampDifference(
                DifferenceKind.QuestionChanged, DifferenceWeight.Material, "question", was.Question, now.Question, Remedy.Restamp);
        }
    }

    /// <summary>By digests alone; which members differ is for whoever has both sources to say.</summary>
    private static IEnumerable<StampDifference> OfProjects(Stamp was, Stamp now)
    {
        foreach (string path in was.Projects.Select(project => project.Path).Union(now.Projects.Select(project => project.Path)).Order(StringComparer.Ordinal))
        {
            StampedProject? before = was.Projects.FirstOrDefault(project => project.Path == path);
            StampedProject? after = now.Projects.FirstOrDefault(project => project.Path == path);
            // Stamps of earlier versions hold what a project built as a file, and know nothing of its source.
            bool unknown = before is null && was.Files.Any(file => file.Path == after!.Assembly);
            if (before?.Source != after?.Source && !unknown)
            {
                DifferenceKind kind = before is null ? DifferenceKind.ProjectAdded : after is null ? DifferenceKind.ProjectRemoved : DifferenceKind.ProjectChanged;
                yield return new StampDifference(kind, DifferenceWeight.Material, path, before?.Label, after?.Label, Remedy.Restamp);
            }
        }
    }

    private static IEnumerable<StampDifference> OfModels(Stamp was, Stamp now) => Named(
        DifferenceKind.ModelChanged,
        was.Models.ToDictionary(model => model.Name, Describe),
        now.Models.ToDictionary(model => model.Name, Describe));

    private static string Describe(StampedModel model) => model.Population is null
        ? $"{model.Type}, population not said"
        : $"{model.Type} fitted on {model.Population}@{(model.PopulationId is { Length: > 12 } id ? id[..12] : model.PopulationId)}";

    private static IEnumerable<StampDifference> OfDecisions(Stamp was, Stamp now) => Named(
        DifferenceKind.DecisionChanged,
        was.Decisions.ToDictionary(id => id, _ => "recorded"),
        now.Decisions.ToDictionary(id => id, _ => "recorded"));

    private static IEnumerable<StampDifference> OfMetrics(Stamp was, Stamp now)
    {
        foreach (string name in was.Metrics.Select(metric => metric.Name).Union(now.Metrics.Select(metric => metric.Name)).Order(StringComparer.Ordinal))
        {
            StampedMetric? before = was.Metrics.FirstOrDefault(metric => metric.Name == name);
            StampedMetric? after = now.Metrics.FirstOrDefault(metric => metric.Name == name);
            if (before is null || after is null || !Equal(before.Value, after.Value))
            {
                yield return new StampDifference(
                    DifferenceKind.MetricChanged, DifferenceWeight.Material, name, Text(before), Text(after), Remedy.Restamp);
            }
        }
    }

    private static bool Equal(double one, double other) =>
        one.Equals(other) || Math.Abs(one - other) <= MetricTolerance * Math.Max(Math.Abs(one), Math.Abs(other));

    private static string? Text(StampedMetric? metric) => metric?.Value.ToString("G10", CultureInfo.InvariantCulture);

    private static IEnumerable<StampDifference> Named(
        DifferenceKind kind, Dictionary<string, string> was, Dictionary<string, string> now) =>
        from name in was.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
        let before = was.GetValueOrDefault(name)
        let after = now.GetValueOrDefault(name)
        where before != after
        select new StampDifference(kind, DifferenceWeight.Material, name, before, after, Remedy.Restamp);
}
