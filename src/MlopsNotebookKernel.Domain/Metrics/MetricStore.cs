using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Metrics.Standard;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Metrics;

/// <summary>The metrics of a workspace: <c>.mlops/metrics/&lt;name&gt;.json</c>.</summary>
/// <param name="workspace">The workspace.</param>
public sealed class MetricStore(Workspace workspace)
{
    private string Folder => workspace.FactPath("metrics");

    /// <summary>Checks a name; the rule is that of snapshots' names, for the same reason: it becomes a file's name.</summary>
    /// <param name="name">What the user wrote.</param>
    /// <exception cref="MetricException">It is no name (MLOPS1905).</exception>
    public static void CheckName(string name)
    {
        if (!SnapshotName.IsValid(name))
        {
            throw new MetricException(
                "MLOPS1905",
                $"\"{name}\" cannot name a metric.",
                $"Use up to {SnapshotName.MaximumLength} lower-case letters, digits and hyphens, such as {SnapshotName.From(name)}.");
        }
    }

    /// <summary>All definitions, by name in ordinal order.</summary>
    /// <exception cref="MetricException">A file is malformed (MLOPS1903).</exception>
    public IReadOnlyList<MetricDefinition> All() => [.. Paths().Select(path => MetricFile.Read(path).Definition)];

    /// <summary>All definitions that can be read, by name in ordinal order, and what is wrong with the others.</summary>
    public (IReadOnlyList<MetricDefinition> Definitions, IReadOnlyList<Exception> Problems) Readable() =>
        ReadableFacts.Of(Paths(), path => MetricFile.Read(path).Definition);

    /// <summary>Finds a definition; null when there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="MetricException">The name is none (MLOPS1905), or the file is malformed (MLOPS1903).</exception>
    public MetricDefinition? Find(string name) => File.Exists(PathOf(name)) ? MetricFile.Read(PathOf(name)).Definition : null;

    /// <summary>
    /// Defines a metric, or completes its definition with what it left open. What a definition says once it says for
    /// good: two notebooks must mean the same number by one name.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="better">Which way is better; null when not said, which only a known metric allows.</param>
    /// <param name="unit">Its unit; null when not said.</param>
    /// <param name="description">How it is computed; null when not said.</param>
    /// <param name="computed">The standard metric that it is; null when not said.</param>
    /// <returns>The definition that now holds.</returns>
    /// <exception cref="MetricException">
    /// It is not known and its direction was not said (MLOPS1901), or it contradicts the known definition (MLOPS1902), or
    /// the standard metric that it is (MLOPS1908), or that one is none (MLOPS1910).
    /// </exception>
    public MetricDefinition Define(string name, MetricDirection? better, string? unit, string? description, string? computed = null)
    {
        string path = PathOf(name);
        if (computed is not null)
        {
            CheckStandard(name, computed, better);
        }

        if (!File.Exists(path))
        {
            MetricDefinition created = new(
                name,
                description,
                better ?? StandardMetrics.Find(computed ?? name)?.Better ?? throw new MetricException("MLOPS1901", $"The metric {name} is not defined yet.", "Say once which way is better: add --better higher or --better lower."),
                unit)
            { Computed = computed };
            MetricFile.New(path, created).Write(created);
            return created;
        }

        MetricFile file = MetricFile.Read(path);
        MetricDefinition known = file.Definition;
        if (better is { } direction && direction != known.Better)
        {
            throw Contradiction(name, "better", Word(direction), Word(known.Better));
        }

        MetricDefinition completed = known with
        {
            Unit = Agree(name, "unit", unit, known.Unit),
            Description = Agree(name, "description", description, known.Description),
            Computed = Agree(name, "computed", computed, known.Computed),
        };
        if (completed.Computed is { } standard)
        {
            CheckStandard(name, standard, completed.Better);
        }

        if (completed != known)
        {
            file.Write(completed);
        }

        return completed;
    }

    /// <summary>
    /// How the toolkit computes a metric: as the standard one that its definition names, else as the one it has the name
    /// of, which needs no file.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="MetricException">
    /// It is no standard metric (MLOPS1909), or contradicts that (MLOPS1908, MLOPS1910), or its file is malformed (MLOPS1903).
    /// </exception>
    public StandardMetric Computable(string name)
    {
        MetricDefinition? definition = Find(name);
        if (definition is null && StandardMetrics.Find(name) is { } known)
        {
            return known;
        }

        if (definition?.Computed is { } said)
        {
            CheckStandard(name, said, definition.Better);
        }

        if (definition?.Standard is not { } standard)
        {
            string nearest = NearestName.Of(name, StandardMetrics.All.Select(metric => metric.Name)) is { } near ? $"Did you mean {near}? " : "";
            throw new MetricException(
                "MLOPS1909",
                $"The metric {name} does not say how it can be computed from predictions.",
                $"{nearest}Say once which standard metric it is (mlops metric {name} --computed …): {string.Join(", ", StandardMetrics.All.Select(metric => metric.Name))}.");
        }

        CheckStandard(name, standard.Name, definition.Better);
        return standard;
    }

    /// <summary>The path of a metric's file, relative to the workspace's root.</summary>
    /// <param name="name">Its name.</param>
    public string RelativePath(string name) => workspace.Relative(PathOf(name));

    private static void CheckStandard(string name, string computed, MetricDirection? better)
    {
        if (StandardMetrics.Find(computed) is not { } standard)
        {
            throw new MetricException(
                "MLOPS1910", $"The metric {name} is said to be {computed}, which the toolkit does not compute.", $"There are: {string.Join(", ", StandardMetrics.All.Select(metric => metric.Name))}.");
        }

        if (better is { } said && said != standard.Better)
        {
            throw new MetricException(
                "MLOPS1908", $"The metric {name} is said to be {computed}, of which {Word(standard.Better)} is better, not {Word(said)}.", "Say the other direction, or give another name to a number of your own.");
        }
    }

    private IEnumerable<string> Paths() => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal)
        : [];

    private static string? Agree(string name, string member, string? given, string? known) =>
        given is null || known is null || given == known ? known ?? given : throw Contradiction(name, member, given, known);

    private static MetricException Contradiction(string name, string member, string given, string known) => new(
        "MLOPS1902",
        $"The metric {name} is defined with {member} \"{known}\", not \"{given}\".",
        $"Measure under another name, or change .mlops/metrics/{name}.json, the one place that defines it.");

    private static string Word(MetricDirection direction) => direction == MetricDirection.Higher ? "higher" : "lower";

    private string PathOf(string name)
    {
        CheckName(name);
        return Path.Combine(Folder, $"{name}.json");
    }
}
