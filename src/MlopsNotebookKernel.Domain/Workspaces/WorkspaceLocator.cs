namespace MlopsNotebookKernel.Domain.Workspaces;

/// <summary>
/// Finds the workspace around a path: the nearest ancestor with <c>.mlops/</c>, never above the Git working tree;
/// else the Git root; else the folder itself.
/// </summary>
public static class WorkspaceLocator
{
    private const long LongestPointer = 1 << 16;

    /// <summary>Finds the workspace around a file or folder; it need not exist.</summary>
    /// <param name="path">A file or folder; absolute or relative to the current folder.</param>
    public static Workspace Find(string path)
    {
        string full = Path.GetFullPath(path);
        string start = Directory.Exists(full) ? full : Path.GetDirectoryName(full) ?? full;
        string? root = null;
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (root is null && Directory.Exists(Path.Combine(folder.FullName, Workspace.FactsFolderName)))
            {
                root = folder.FullName;
            }

            string git = Path.Combine(folder.FullName, ".git");
            if (GitDirectory(git) is { } gitDirectory)
            {
                return new Workspace(root ?? folder.FullName, folder.FullName, CommonDirectory(gitDirectory));
            }
        }

        return new Workspace(root ?? start, null, null);
    }

    /// <summary>A <c>.git</c> folder is itself; a <c>.git</c> file (worktree, submodule) names one.</summary>
    private static string? GitDirectory(string git)
    {
        if (Directory.Exists(git))
        {
            return File.Exists(Path.Combine(git, "HEAD")) ? git : null;
        }

        const string prefix = "gitdir:";
        if (!IsPointer(git) || File.ReadLines(git).FirstOrDefault() is not { } line
            || !line.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        return Path.GetFullPath(line[prefix.Length..].Trim(), Path.GetDirectoryName(git)!);
    }

    /// <summary>A file that holds a path and no more: what has no end is not read to it.</summary>
    private static bool IsPointer(string path) => File.Exists(path) && RegularFile.Length(path) <= LongestPointer && RegularFile.Is(path);

    private static string CommonDirectory(string gitDirectory)
    {
        string pointer = Path.Combine(gitDirectory, "commondir");
        return IsPointer(pointer)
            ? Path.GetFullPath(File.ReadAllText(pointer).Trim(), gitDirectory)
            : gitDirectory;
    }
}
