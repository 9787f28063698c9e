using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Theses;

/// <summary>The theses of a workspace: <c>.mlops/theses/&lt;name&gt;.json</c>.</summary>
/// <param name="workspace">The workspace.</param>
public sealed class ThesisStore(Workspace workspace)
{
    private string Folder => workspace.FactPath("theses");

    /// <summary>All theses, by name in ordinal order.</summary>
    /// <exception cref="ThesisException">A file is malformed (MLOPS2701).</exception>
    public IReadOnlyList<ThesisDefinition> All() => [.. Paths().Select(path => ThesisFile.Read(path).Definition)];

    /// <summary>All theses that can be read, by name in ordinal order, and what is wrong with the others.</summary>
    public (IReadOnlyList<ThesisDefinition> Theses, IReadOnlyList<Exception> Problems) Readable() =>
        ReadableFacts.Of(Paths(), path => ThesisFile.Read(path).Definition);

    /// <summary>Finds a thesis; null when there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ThesisException">The name is none (MLOPS2702), or the file is malformed (MLOPS2701).</exception>
    public ThesisDefinition? Find(string name) => File.Exists(PathOf(name)) ? ThesisFile.Read(PathOf(name)).Definition : null;

    /// <summary>Checks that a thesis may be recorded. What it says it says before the answer is known: only on request is it replaced.</summary>
    /// <param name="thesis">The thesis.</param>
    /// <param name="update">Whether it may replace what is recorded.</param>
    /// <exception cref="ThesisException">It is recorded with other content (MLOPS2703).</exception>
    public void Check(ThesisDefinition thesis, bool update)
    {
        if (!update && Find(thesis.Name) is { } known && known != thesis)
        {
            throw new ThesisException(
                "MLOPS2703",
                $"{thesis.Name} is recorded with another {string.Join(", ", Differences(known, thesis))}.",
                "A thesis is said before its answer is known. Add --update to replace it, or record another one under a name of its own.");
        }
    }

    /// <summary>Records a thesis; the same one again changes nothing.</summary>
    /// <param name="thesis">The thesis.</param>
    /// <param name="update">Whether it may replace what is recorded.</param>
    /// <exception cref="ThesisException">It is recorded with other content (MLOPS2703).</exception>
    public void Record(ThesisDefinition thesis, bool update)
    {
        Check(thesis, update);
        string path = PathOf(thesis.Name);
        ThesisFile file = File.Exists(path) ? ThesisFile.Read(path) : ThesisFile.New(path, thesis);
        if (!File.Exists(path) || file.Definition != thesis)
        {
            file.Write(thesis);
        }
    }

    /// <summary>The path of a thesis's file, relative to the workspace's root.</summary>
    /// <param name="name">Its name.</param>
    public string RelativePath(string name) => workspace.Relative(PathOf(name));

    private IEnumerable<string> Paths() => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal)
        : [];

    private static IEnumerable<string> Differences(ThesisDefinition known, ThesisDefinition given)
    {
        (string Name, bool Differs)[] members =
        [
            ("need", known.Need != given.Need),
            ("thesis", known.Statement != given.Statement),
            ("metric", known.Metric != given.Metric),
            ("outcome", known.Outcome != given.Outcome),
            ("control", known.Control != given.Control),
            ("since", known.Since != given.Since),
            ("horizon", known.Horizon != given.Horizon),
            ("every", known.Every != given.Every),
        ];
        return members.Where(member => member.Differs).Select(member => member.Name);
    }

    private string PathOf(string name) => SnapshotName.IsValid(name)
        ? Path.Combine(Folder, $"{name}.json")
        : throw new ThesisException(
            "MLOPS2702",
            $"\"{name}\" cannot name a thesis.",
            $"Use up to {SnapshotName.MaximumLength} lower-case letters, digits and hyphens, such as {SnapshotName.From(name)}.");
}
