using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Reproductions;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Reproduce.Preparation;

/// <summary>Checks out submodules where they stood, from the user's own checked-out ones: nothing is cloned.</summary>
/// <param name="worktrees">Makes worktrees.</param>
/// <param name="workspace">The user's workspace.</param>
/// <param name="stamp">The stamp.</param>
internal sealed class SubmoduleNeeds(IWorktrees worktrees, Workspace workspace, Stamp stamp)
{
    /// <summary>Checks them out, outer ones first.</summary>
    /// <param name="folder">Where the worktree is.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What cannot be had.</returns>
    public IReadOnlyList<Obstacle> Bring(ReproductionFolder folder, CancellationToken cancellation)
    {
        List<Obstacle> obstacles = [];
        foreach (StampedSubmodule submodule in stamp.Git!.Submodules.OrderBy(submodule => submodule.Path, StringComparer.Ordinal))
        {
            string own = Path.Combine(workspace.GitRoot!, submodule.Path);
            string target = Path.Combine(folder.Tree, submodule.Path);
            if (PathFence.Objection(workspace.GitRoot!, own) is not null || PathFence.Objection(folder.Tree, target) is not null)
            {
                obstacles.Add(new Obstacle(ObstacleKind.Source, $"Submodule {submodule.Path} leads out of the repository, so it is not checked out.", "Take the last good version of the stamp."));
                continue;
            }

            if (submodule.Dirty)
            {
                obstacles.Add(new Obstacle(
                    ObstacleKind.Source,
                    $"Submodule {submodule.Path} had changes of its own that no commit holds, and the stamp does not have them either.",
                    "In the clone that stamped it commit them there, run the notebook and pin with --update."));
                continue;
            }

            Workspace inner = WorkspaceLocator.Find(own);
            bool isHere = Directory.Exists(own) && inner.GitRoot is { } root && Path.GetFullPath(root) == Path.GetFullPath(own);
            if (!isHere || worktrees.Commit(own, submodule.Commit) is null)
            {
                obstacles.Add(new Obstacle(
                    ObstacleKind.Source,
                    isHere ? $"Submodule {submodule.Path} of this clone does not have commit {submodule.Commit[..12]}." : $"Submodule {submodule.Path} is not checked out in this clone.",
                    isHere
                        ? $"Run: {PasteLine.ForTerminal($"git -C {submodule.Path} fetch origin {submodule.Commit}")}"
                        : $"Run: {PasteLine.ForTerminal($"git submodule update --init --recursive {submodule.Path}")}"));
                continue;
            }

            worktrees.Add(own, submodule.Commit, folder.Place(target, inner.GitCommonDirectory!), cancellation);
        }

        return obstacles;
    }
}
