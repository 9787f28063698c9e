using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>The checks of a workspace: <c>.mlops/checks/&lt;name&gt;.json</c>.</summary>
/// <param name="workspace">The workspace.</param>
public sealed class CheckStore(Workspace workspace)
{
    private const int MostChecks = 20_000;

    private string Folder => workspace.FactPath("checks");

    /// <summary>All checks, by name in ordinal order.</summary>
    /// <exception cref="CheckException">A file is malformed (MLOPS2901), or there are too many (MLOPS2902).</exception>
    public IReadOnlyList<CheckDefinition> All()
    {
        if (!Directory.Exists(Folder))
        {
            return [];
        }

        string[] paths = [.. Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal).Take(MostChecks + 1)];
        return paths.Length <= MostChecks
            ? [.. paths.Select(CheckFile.Read)]
            : throw new CheckException("MLOPS2902", $".mlops/checks holds more than {MostChecks} checks.", "Retire those that never fire.");
    }

    /// <summary>The checks that can be read, by name in ordinal order, and what is wrong with the others.</summary>
    public (IReadOnlyList<CheckDefinition> Checks, IReadOnlyList<Exception> Problems) Readable() => ReadableFacts.Of(
        Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal).Take(MostChecks) : Enumerable.Empty<string>(),
        CheckFile.Read);

    /// <summary>Finds a check; null when there is none.</summary>
    /// <param name="name">Its name.</param>
    public CheckDefinition? Find(string name) => File.Exists(PathOf(name)) ? CheckFile.Read(PathOf(name)) : null;

    /// <summary>Writes a check.</summary>
    /// <param name="check">The check.</param>
    public void Write(CheckDefinition check) => CheckFile.Write(PathOf(check.Name), check);

    /// <summary>The path of a check's file, relative to the workspace's root.</summary>
    /// <param name="name">Its name.</param>
    public string RelativePath(string name) => workspace.Relative(PathOf(name));

    /// <summary>Checks a name, of a check or a source; it becomes a file's name.</summary>
    /// <param name="name">What the user wrote.</param>
    /// <exception cref="CheckException">It is no name (MLOPS2903).</exception>
    public static void CheckName(string name)
    {
        if (!SnapshotName.IsValid(name))
        {
            throw new CheckException(
                "MLOPS2903",
                $"\"{name}\" cannot name a check or a source of data.",
                $"Use up to {SnapshotName.MaximumLength} lower-case letters, digits and hyphens, such as {SnapshotName.From(name)}.");
        }
    }

    private string PathOf(string name)
    {
        CheckName(name);
        return Path.Combine(Folder, $"{name}.json");
    }
}
