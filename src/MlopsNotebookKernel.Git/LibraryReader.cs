using LibGit2Sharp;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Git;

/// <summary>Reads a repository through libgit2, where no <c>git</c> program is installed.</summary>
internal sealed class LibraryReader : IRepositoryReader
{
    /// <summary>Opens a repository.</summary>
    /// <param name="root">The working tree.</param>
    /// <exception cref="GitException">It cannot be read.</exception>
    public static Repository Open(string root)
    {
        try
        {
            // The repository's own setting (core.worktree) could name any folder of the machine.
            return new Repository(root, new RepositoryOptions { WorkingDirectoryPath = root });
        }
        catch (LibGit2SharpException exception)
        {
            throw GitFaults.Of(root, exception.Message, exception);
        }
    }

    public RepositoryState State(string root, CancellationToken cancellation) => Ask(root, repository =>
    {
        cancellation.ThrowIfCancellationRequested();
        RepositoryStatus status = repository.RetrieveStatus(new StatusOptions
        {
            IncludeUntracked = true,
            RecurseUntrackedDirs = true,
            DetectRenamesInIndex = false,
            DetectRenamesInWorkDir = false,
        });
        WorkingChange[] changes =
        [
            .. status.Select(entry => (Path: entry.FilePath.Replace('\\', '/'), Kind: Kind(entry.State)))
                .Where(change => change.Kind is not null && !FactPaths.Holds(change.Path))
                .Select(change => new WorkingChange(change.Path, change.Kind!.Value))
                .OrderBy(change => change.Path, StringComparer.Ordinal),
        ];
        string? branch = repository.Info.IsHeadDetached ? null : repository.Head.FriendlyName;
        string? upstream = branch is null ? null : repository.Config.Get<string>($"branch.{branch}.remote")?.Value;
        string? address = (upstream is null ? null : repository.Network.Remotes[upstream]?.Url)
            ?? repository.Network.Remotes["origin"]?.Url;
        (string Path, RepositoryState State)[] inner =
        [
            .. repository.Submodules.Select(module => module.Path.Replace('\\', '/'))
                .Where(path => PathFence.Objection(root, path) is null && Path.Exists(Path.Combine(root, path, ".git")))
                .Select(path => (path, State(Path.Combine(root, path), cancellation))),
        ];
        return new RepositoryState(root, repository.Head.Tip?.Sha, branch, RemoteAddress.Clean(address), changes)
        {
            Submodules = InnerRepositories.Flat(inner),
        };
    });

    public IReadOnlyList<CommitSummary>? CommitsTouching(
        string root, string since, IReadOnlyList<string> paths, CancellationToken cancellation) =>
        Ask(root, repository => PathHistory.Since(repository, since, paths, cancellation));

    public byte[] Patch(string root, IReadOnlyList<string>? paths, CancellationToken cancellation) => Ask(root, repository =>
    {
        cancellation.ThrowIfCancellationRequested();
        return WorkingPatch.Of(repository, root, paths);
    });

    public IReadOnlyList<string> Versions(string root, string path, CancellationToken cancellation) => Ask(root, repository =>
    {
        List<string> ids = [];
        CommitFilter filter = new() { IncludeReachableFrom = repository.Refs, SortBy = CommitSortStrategies.Topological | CommitSortStrategies.Time };
        foreach (Commit commit in repository.Commits.QueryBy(filter))
        {
            cancellation.ThrowIfCancellationRequested();
            if (commit[path] is { TargetType: TreeEntryTargetType.Blob } entry && !ids.Contains(entry.Target.Sha))
            {
                ids.Add(entry.Target.Sha);
            }
        }

        return ids;
    });

    public IReadOnlyList<string> Touching(string root, string path, CancellationToken cancellation) => Ask(root, repository =>
    {
        List<string> ids = [];
        CommitFilter filter = new() { IncludeReachableFrom = repository.Refs, SortBy = CommitSortStrategies.Topological | CommitSortStrategies.Time };
        foreach (Commit commit in repository.Commits.QueryBy(filter))
        {
            cancellation.ThrowIfCancellationRequested();
            if (commit[path] is not null)
            {
                ids.Add(commit.Sha);
            }
        }

        return ids;
    });

    public IReadOnlyList<(string Path, string Id)> PastFacts(string root, string folder, CancellationToken cancellation) => Ask(root, repository =>
    {
        PastFactWalk walk = new(root, folder, cancellation);
        foreach (Commit commit in repository.Commits.QueryBy(new CommitFilter { IncludeReachableFrom = repository.Refs }))
        {
            walk.Enter(commit.Tree);
        }

        return walk.Found;
    });

    private static T Ask<T>(string root, Func<Repository, T> question)
    {
        using Repository repository = Open(root);
        try
        {
            return question(repository);
        }
        catch (LibGit2SharpException exception)
        {
            throw GitFaults.Of(root, exception.Message, exception);
        }
    }

    private static WorkingChangeKind? Kind(FileStatus state)
    {
        if (state.HasFlag(FileStatus.Conflicted))
        {
            return WorkingChangeKind.Conflicted;
        }

        if (state.HasFlag(FileStatus.NewInIndex))
        {
            return state.HasFlag(FileStatus.DeletedFromWorkdir) ? null : WorkingChangeKind.Added;
        }

        if (state.HasFlag(FileStatus.DeletedFromIndex) || state.HasFlag(FileStatus.DeletedFromWorkdir))
        {
            return WorkingChangeKind.Deleted;
        }

        if (state.HasFlag(FileStatus.NewInWorkdir))
        {
            return WorkingChangeKind.Untracked;
        }

        const FileStatus modified = FileStatus.ModifiedInIndex | FileStatus.ModifiedInWorkdir
            | FileStatus.TypeChangeInIndex | FileStatus.TypeChangeInWorkdir
            | FileStatus.RenamedInIndex | FileStatus.RenamedInWorkdir;
        return (state & modified) != 0 ? WorkingChangeKind.Modified : null;
    }
}
