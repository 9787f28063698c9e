using LibGit2Sharp;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Git;

/// <summary>
/// Which commits touched paths, with the default history simplification of git-log(1): where a merge equals one of
/// its parents for these paths, only that parent is followed, so that discarded side branches are not named.
/// </summary>
internal static class PathHistory
{
    /// <summary>The path of the repository's root, as Git writes it.</summary>
    private const string WholeTree = ".";

    public static IReadOnlyList<CommitSummary>? Since(
        Repository repository, string since, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        Commit? from = repository.Lookup<Commit>(since);
        Commit? tip = repository.Head.Tip;
        if (from is null || tip is null || repository.ObjectDatabase.FindMergeBase(from, tip)?.Id != from.Id)
        {
            return null;
        }

        HashSet<ObjectId> range = [];
        List<Commit> ordered = [];
        CommitFilter filter = new()
        {
            IncludeReachableFrom = tip,
            ExcludeReachableFrom = from,
            SortBy = CommitSortStrategies.Time | CommitSortStrategies.Topological,
        };
        foreach (Commit commit in repository.Commits.QueryBy(filter))
        {
            cancellation.ThrowIfCancellationRequested();
            range.Add(commit.Id);
            ordered.Add(commit);
        }

        HashSet<ObjectId> touching = Touching(tip, range, paths, cancellation);
        return [.. ordered.Where(commit => touching.Contains(commit.Id)).Select(Summary)];
    }

    private static HashSet<ObjectId> Touching(Commit tip, HashSet<ObjectId> range, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        HashSet<ObjectId> touching = [];
        HashSet<ObjectId> seen = [];
        Stack<Commit> open = new([tip]);
        while (open.TryPop(out Commit? commit))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!range.Contains(commit.Id) || !seen.Add(commit.Id))
            {
                continue;
            }

            Commit[] parents = [.. commit.Parents];
            if (parents.FirstOrDefault(parent => paths.All(path => Same(commit, parent, path))) is { } same)
            {
                open.Push(same);
                continue;
            }

            if (parents.Length > 0 || paths.Any(path => path == WholeTree || commit[path] is not null))
            {
                touching.Add(commit.Id);
            }

            foreach (Commit parent in parents)
            {
                open.Push(parent);
            }
        }

        return touching;
    }

    private static bool Same(Commit one, Commit other, string path)
    {
        if (path == WholeTree)
        {
            return one.Tree.Id == other.Tree.Id;
        }

        TreeEntry? a = one[path];
        TreeEntry? b = other[path];
        return a?.Target.Id == b?.Target.Id && a?.Mode == b?.Mode;
    }

    private static CommitSummary Summary(Commit commit) =>
        new(commit.Sha, commit.MessageShort, commit.Author.Name, commit.Committer.When);
}
