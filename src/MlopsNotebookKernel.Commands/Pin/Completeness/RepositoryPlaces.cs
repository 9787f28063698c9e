using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Pin.Completeness;

/// <summary>Tells which repository keeps a stamp's files: a submodule's files are committed there, not around it.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="stamp">The stamp.</param>
internal sealed class RepositoryPlaces(Workspace workspace, Stamp stamp)
{
    private readonly StampPaths _paths = new(workspace);

    /// <summary>Where a file is kept; null without Git, and outside the repository.</summary>
    /// <param name="relative">The file, relative to the workspace's root.</param>
    public RepositoryPlace? Of(string relative)
    {
        if (workspace.GitRoot is not { } root || _paths.InRepository(relative) is not { } path)
        {
            return null;
        }

        StampedSubmodule? inner = stamp.Git?.Submodules
            .Where(submodule => path.StartsWith(submodule.Path + "/", StringComparison.Ordinal) && System.IO.Path.Exists(System.IO.Path.Combine(root, submodule.Path, ".git")))
            .MaxBy(submodule => submodule.Path.Length);
        return inner is null
            ? new RepositoryPlace(root, path, stamp.Git?.Commit)
            : new RepositoryPlace(System.IO.Path.Combine(root, inner.Path.Replace('/', System.IO.Path.DirectorySeparatorChar)), path[(inner.Path.Length + 1)..], inner.Commit);
    }
}
