using System.Security.Cryptography;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Reproductions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Reproduce.Preparation;

/// <summary>Brings the code around the notebook: the commit, what was uncommitted, and untracked files that it used.</summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The user's workspace, which is only read.</param>
/// <param name="stamp">The stamp.</param>
internal sealed class SourceNeeds(CommandServices services, Workspace workspace, Stamp stamp)
{
    private readonly IWorktrees _worktrees = services.Worktrees!.Value;
    private readonly StampedBytes _bytes = new(services, workspace);

    /// <summary>Whether a commit can be checked out at all; if not, why.</summary>
    public Obstacle? OfCommit()
    {
        if (stamp.Git is not { } git || workspace.GitRoot is not { } root)
        {
            return new Obstacle(
                ObstacleKind.Source,
                stamp.Git is null ? "There was no Git repository when it was stamped, so there is no commit to go back to." : "There is no Git repository here, and the stamp names a commit.",
                stamp.Git is null ? "Run git init, commit, run the notebook and pin with --update." : "Clone the repository, with its history.");
        }

        if (git.Commit is not { } commit)
        {
            return new Obstacle(ObstacleKind.Source, "The repository had no commit when it was stamped: there is nothing to go back to.", "Commit, run the notebook and pin with --update.");
        }

        return _worktrees.Commit(root, commit) is not null ? null : new Obstacle(
            ObstacleKind.Source,
            $"This clone does not have commit {commit[..12]}{(git.Branch is { } branch ? $" (of branch {branch})" : "")}.",
            _worktrees.IsShallow(root)
                ? "The clone is shallow. Run: git fetch --unshallow"
                : $"Run: {PasteLine.ForTerminal($"git fetch origin {commit}")}; after a rebase only the clone that stamped it may have it.");
    }

    /// <summary>Brings what was uncommitted into the worktree.</summary>
    /// <param name="folder">Where the worktree is.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What cannot be had.</returns>
    public async Task<IReadOnlyList<Obstacle>> ApplyAsync(ReproductionFolder folder, CancellationToken cancellation)
    {
        List<Obstacle> obstacles = [];
        StampedRepository git = stamp.Git!;
        string? unpatched = await PatchAsync(folder, git, cancellation).ConfigureAwait(false);
        foreach (StampedChange change in git.Changes)
        {
            string path = Path.Combine(folder.Tree, change.Path);
            if (PathFence.Objection(folder.Tree, path) is not null || !PathFence.IsPortable(change.Path))
            {
                obstacles.Add(new Obstacle(ObstacleKind.Source, $"The stamp's file {change.Path} is not written: it leads out of the worktree, or means another file elsewhere.", "Take the last good version of the stamp."));
            }
            else if (Directory.Exists(path))
            {
                // A submodule: where it stood is a matter of its own.
                continue;
            }
            else if (change.Sha256 is null)
            {
                File.Delete(path);
            }
            else if (await IsAsync(path, change, cancellation).ConfigureAwait(false) || await BringAsync(path, change, cancellation).ConfigureAwait(false))
            {
                continue;
            }
            else
            {
                obstacles.Add(new Obstacle(
                    ObstacleKind.Source,
                    $"{change.Path} {(change.Kind == WorkingChangeKind.Untracked ? "was untracked" : "had uncommitted changes")}, and neither the object store, nor any commit, nor a remote has them.{unpatched}",
                    "In the clone that stamped it run mlops push to a remote that this clone knows, or commit the file there."));
            }
        }

        return obstacles;
    }

    /// <summary>Applies the stored patch; what comes of it is judged file by file, for contents are kept whole as well.</summary>
    /// <returns>Why it was not applied, as a sentence after another; null when it was, or when there is none.</returns>
    private async Task<string?> PatchAsync(ReproductionFolder folder, StampedRepository git, CancellationToken cancellation)
    {
        if (git.Patch is not { } patch || !await _bytes.FetchAsync(patch, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        if (!_worktrees.CanApply)
        {
            return " The stored patch is here, and only a git program can apply it.";
        }

        try
        {
            string file = Path.Combine(folder.Path, "uncommitted.patch");
            FileStream content = File.Create(file);
            await using (content.ConfigureAwait(false))
            {
                await services.Objects(workspace).CopyToAsync(patch, content, cancellation).ConfigureAwait(false);
            }

            _worktrees.Apply(folder.Tree, file, cancellation);
            return null;
        }
        catch (MlopsException fault) when (fault is SnapshotException or GitException { Code: GitException.PatchRefused })
        {
            return $" {fault.Message}";
        }
    }

    private static async Task<bool> IsAsync(string path, StampedChange change, CancellationToken cancellation)
    {
        if (!File.Exists(path) || !RegularFile.Is(path) || new FileInfo(path).Length != change.Length)
        {
            return false;
        }

        FileStream content = File.OpenRead(path);
        await using (content.ConfigureAwait(false))
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation).ConfigureAwait(false)) == change.Sha256;
        }
    }

    /// <summary>From the object store, or from where it was committed since.</summary>
    private async Task<bool> BringAsync(string path, StampedChange change, CancellationToken cancellation)
    {
        SnapshotFile wanted = change.Kept ?? new SnapshotFile(Path.GetFileName(change.Path), change.Length ?? 0, change.Sha256!, []);
        return await _bytes.WriteAsync(wanted, Path.Combine(workspace.GitRoot!, change.Path), path, cancellation).ConfigureAwait(false);
    }
}
