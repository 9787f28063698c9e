namespace MlopsNotebookKernel.Domain.Workspaces;

/// <summary>
/// The place whose facts a command reads and writes: the folder that holds <c>.mlops/</c>, and where objects live.
/// </summary>
/// <param name="Root">Absolute path of the folder that holds (or will hold) <c>.mlops/</c>.</param>
/// <param name="GitRoot">Absolute path of the Git working tree around it; null without Git.</param>
/// <param name="GitCommonDirectory">Absolute path of Git's common directory, shared by worktrees; null without Git.</param>
public sealed record Workspace(string Root, string? GitRoot, string? GitCommonDirectory)
{
    /// <summary>The name of the folder of committed facts.</summary>
    public const string FactsFolderName = ".mlops";

    /// <summary>Absolute path of <c>.mlops</c>; it need not exist yet.</summary>
    public string FactsFolder => Path.Combine(Root, FactsFolderName);

    /// <summary>Absolute path of a file or folder in <c>.mlops</c>; it need not exist yet.</summary>
    /// <param name="parts">Its path there.</param>
    /// <exception cref="WorkspaceException">A symbolic link would put it outside the working tree (MLOPS2110).</exception>
    public string FactPath(params ReadOnlySpan<string> parts)
    {
        string path = Path.Combine([FactsFolder, .. parts]);
        return PathFence.Objection(Fence, path) is { } objection
            ? throw new WorkspaceException(
                "MLOPS2110", $"{Relative(path)} {objection.Replace("the folder", "the working tree", StringComparison.Ordinal)}, so nothing is read or written there.", "Replace the link by a folder of the workspace's own.")
            : path;
    }

    /// <summary>
    /// Absolute path of the object store: <c>&lt;git common dir&gt;/mlops/objects</c>, so that <c>git clean</c> spares
    /// it and worktrees share it; without Git <c>.mlops/objects</c>.
    /// </summary>
    public string ObjectsFolder => GitCommonDirectory is null
        ? Path.Combine(FactsFolder, "objects")
        : Path.Combine(GitCommonDirectory, "mlops", "objects");

    /// <summary>
    /// Absolute path of the folder that paths out of committed files stay in: the Git working tree, without Git
    /// <see cref="Root"/>.
    /// </summary>
    public string Fence => GitRoot ?? Root;

    /// <summary>Whether a path lies inside <see cref="Fence"/>, by its text; see <see cref="PathFence"/> for links.</summary>
    /// <param name="path">An absolute path.</param>
    public bool Owns(string path) => PathFence.Contains(Fence, path);

    /// <summary>Whether a path lies in Git's or the toolkit's own folder, by its text.</summary>
    /// <param name="path">An absolute path inside <see cref="Fence"/>.</param>
    public bool IsInternal(string path) => Path.GetRelativePath(Fence, path).Split('/', '\\').Any(part =>
        part.Equals(".git", StringComparison.OrdinalIgnoreCase) || part.Equals(FactsFolderName, StringComparison.OrdinalIgnoreCase));

    /// <summary>Path of a file relative to <see cref="Root"/>, with forward slashes on every platform.</summary>
    /// <param name="path">An absolute path, or one relative to the current folder.</param>
    public string Relative(string path) => Path.GetRelativePath(Root, Path.GetFullPath(path)).Replace('\\', '/');
}
