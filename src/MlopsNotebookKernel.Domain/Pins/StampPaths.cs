using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>
/// Turns paths of files into a stamp's form and back, never leaving the repository (or, without Git, the workspace): by
/// its text or through a symbolic link, a path that leads out is outside.
/// </summary>
/// <param name="workspace">The workspace.</param>
public sealed class StampPaths(Workspace workspace)
{
    /// <summary>A file's path relative to the workspace's root; null for one outside the repository.</summary>
    /// <param name="path">Absolute path.</param>
    public string? Relative(string path) => IsInside(path) ? workspace.Relative(path) : null;

    /// <summary>The absolute path of a stamp's file; null when it would lie outside the repository.</summary>
    /// <param name="relative">Relative to the workspace's root, forward slashes.</param>
    public string? Absolute(string relative)
    {
        string path = Path.GetFullPath(relative, workspace.Root);
        return IsInside(path) ? path : null;
    }

    /// <summary>A stamp's file relative to the Git root; null outside it, or without Git.</summary>
    /// <param name="relative">Relative to the workspace's root, forward slashes.</param>
    public string? InRepository(string relative) => workspace.GitRoot is { } root && Absolute(relative) is { } path
        ? Path.GetRelativePath(root, path).Replace('\\', '/')
        : null;

    /// <summary>Why a stamp's file is not read, as a clause that goes with its path; null when it may be.</summary>
    /// <param name="relative">Relative to the workspace's root, forward slashes.</param>
    public string? Objection(string relative)
    {
        string path = Path.GetFullPath(relative, workspace.Root);
        return PathFence.Objection(workspace.Fence, path)
            ?? (RegularFile.Is(path) ? null : "is a pipe or a device, which has no end");
    }

    private bool IsInside(string path) => PathFence.Objection(workspace.Fence, path) is null;
}
