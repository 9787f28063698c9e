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
    public IReadOnlyList<MetricDefinition> All() => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal).Select(path => MetricFile.Read(path).Definition)]
        : [];

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
    /// <returns>The definition that now holds.</returns>
    /// <exception cref="MetricException">
    /// It is not known and its direction was not said (MLOPS1901), or it contradicts the known definition (MLOPS1902).
    /// </exception>
    public MetricDefinition Define(string name, MetricDirection? better, string? unit, string? description)
    {
        string path = PathOf(name);
        if (!File.Exists(path))
        {
            MetricDefinition created = new(
                name,
                description,
                better ?? throw new MetricException("MLOPS1901", $"The metric {name} is not defined yet.", "Say once which way is better: add --better higher or --better lower."),
                unit);
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
        };
        if (completed != known)
        {
            file.Write(completed);
        }

        return completed;
    }

    /// <summary>The path of a metric's file, relative to the workspace's root.</summary>
    /// <param name="name">Its name.</param>
    public string RelativePath(string name) => workspace.Relative(PathOf(name));

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
