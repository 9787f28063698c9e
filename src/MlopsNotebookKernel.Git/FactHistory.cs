using LibGit2Sharp;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Git;

/// <summary>
/// Reads facts out of commits through libgit2, which runs nothing that a repository names. Which facts there ever were is
/// asked of a <c>git</c> program where one is installed: it is many times faster in a long history.
/// </summary>
public sealed class FactHistory : IFactHistory
{
    /// <summary>No path of a working tree nests deeper; a tree that does was made to exhaust its readers.</summary>
    internal const int DeepestFolder = 256;

    private readonly IRepositoryReader _reader;

    /// <summary>Makes a reader.</summary>
    /// <param name="useProgram">Whether an installed <c>git</c> program may be asked; true by default.</param>
    public FactHistory(bool useProgram = true)
    {
        _reader = useProgram && GitProgram.Find() is { } program ? new ProgramReader(program) : new LibraryReader();
    }

    /// <inheritdoc/>
    public void Visit(string repositoryRoot, FactTips tips, Action<CommittedFact> visit, CancellationToken cancellation)
    {
        using Repository repository = LibraryReader.Open(repositoryRoot);
        try
        {
            FactWalk walk = new(repositoryRoot, visit, cancellation);
            foreach (Tree tree in Trees(repository, repositoryRoot, tips))
            {
                walk.Enter(tree, "", isFact: false, DeepestFolder);
            }
        }
        catch (LibGit2SharpException exception)
        {
            throw GitFaults.Of(repositoryRoot, exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public void VisitPast(string repositoryRoot, string folder, Action<CommittedFact> visit, CancellationToken cancellation)
    {
        IReadOnlyList<(string Path, string Id)> facts = _reader.PastFacts(repositoryRoot, folder, cancellation);
        using Repository repository = LibraryReader.Open(repositoryRoot);
        try
        {
            foreach ((string path, string id) in facts)
            {
                cancellation.ThrowIfCancellationRequested();
                if (repository.Lookup<Blob>(id) is { } blob)
                {
                    visit(new CommittedFact(path, blob.Size, blob.GetContentStream));
                }
            }
        }
        catch (LibGit2SharpException exception)
        {
            throw GitFaults.Of(repositoryRoot, exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Worktrees(string repositoryRoot)
    {
        if (WorkspaceLocator.Find(repositoryRoot).GitCommonDirectory is not { } common)
        {
            return [repositoryRoot];
        }

        List<string> trees = [repositoryRoot];
        if (Path.GetFileName(common) == ".git" && Path.GetDirectoryName(common) is { } main)
        {
            trees.Add(main);
        }

        trees.AddRange(Linked(common).Select(folder => WorktreeOf(common, folder)).OfType<string>());
        return [.. trees.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The fault of a tree that was made to exhaust its readers.</summary>
    /// <param name="root">The working tree.</param>
    internal static GitException TooDeep(string root) => GitFaults.Of(root, "a commit nests its folders deeper than any working tree could");

    /// <summary>Git's own folders of added worktrees.</summary>
    private static IEnumerable<string> Linked(string common) =>
        new DirectoryInfo(Path.Combine(common, "worktrees")) is { Exists: true } folder
            ? folder.EnumerateDirectories().Where(entry => entry.LinkTarget is null).Select(entry => entry.FullName)
            : [];

    /// <summary>
    /// The working tree that a folder stands for. It counts when its <c>.git</c> file leads back here: the folder may name
    /// any place of the machine.
    /// </summary>
    private static string? WorktreeOf(string common, string folder)
    {
        string pointer = Path.Combine(folder, "gitdir");
        if (!File.Exists(pointer) || FactFile.Objection(pointer, 1 << 16) is not null)
        {
            return null;
        }

        string git = Path.GetFullPath(File.ReadAllText(pointer).Trim(), folder);
        string? tree = Path.GetDirectoryName(git);
        if (tree is not null && !git.StartsWith(@"\\", StringComparison.Ordinal) && File.Exists(git)
            && WorkspaceLocator.Find(tree).GitCommonDirectory is { } back && Path.GetFullPath(back) == Path.GetFullPath(common))
        {
            return tree;
        }

        throw new GitException(
            "MLOPS1607",
            $"The worktree {Path.GetFileName(folder)} of this repository is not at {tree}, so what it holds is not known.",
            PasteLine.ForTerminal($"If it is gone for good, run git worktree prune; if it was moved, run git worktree repair in it ({Path.GetFileName(folder)})."));
    }

    private static IEnumerable<Tree> Trees(Repository repository, string root, FactTips tips)
    {
        if (repository.Head.Tip?.Tree is { } current)
        {
            yield return current;
        }

        IEnumerable<GitObject?> named = tips switch
        {
            FactTips.Head => [],
            FactTips.Branches => repository.Branches.Where(branch => !branch.IsRemote).Select(branch => branch.Tip),
            _ => Everything(repository, root),
        };
        foreach (GitObject? target in named)
        {
            // A tag may name a tag, and a name may lead to a tree; a blob has no files.
            GitObject? peeled = target;
            while (peeled is TagAnnotation tag)
            {
                peeled = tag.Target;
            }

            if (peeled is Commit commit)
            {
                yield return commit.Tree;
            }
            else if (peeled is Tree tree)
            {
                yield return tree;
            }
        }
    }

    private static IEnumerable<GitObject?> Everything(Repository repository, string root)
    {
        foreach (Reference reference in repository.Refs)
        {
            if (reference.ResolveToDirectReference() is { } direct)
            {
                yield return direct.Target ?? throw GitFaults.Of(root, $"{reference.CanonicalName} leads to nothing that this clone has");
            }
        }

        // A stash is a commit of the files, with the index and the untracked files as commits beside it; the older ones are in its log alone.
        foreach (Stash stash in repository.Stashes)
        {
            yield return stash.WorkTree;
            yield return stash.Index;
            yield return stash.Untracked;
        }

        string common = WorkspaceLocator.Find(root).GitCommonDirectory ?? Path.Combine(root, ".git");
        foreach (string head in Linked(common).Select(folder => Path.Combine(folder, "HEAD")).Where(File.Exists))
        {
            if (FactFile.Objection(head, 1 << 16) is null && File.ReadAllText(head).Trim() is { Length: 40 or 64 } id && id.All(char.IsAsciiHexDigit))
            {
                yield return repository.Lookup(id);
            }
        }
    }

    /// <summary>Goes through trees and facts, each only once however many commits share it.</summary>
    private sealed class FactWalk(string root, Action<CommittedFact> visit, CancellationToken cancellation)
    {
        private readonly HashSet<(ObjectId, bool)> _seen = [];
        private readonly HashSet<ObjectId> _facts = [];

        public void Enter(Tree tree, string path, bool isFact, int depth)
        {
            cancellation.ThrowIfCancellationRequested();
            if (depth == 0)
            {
                throw TooDeep(root);
            }

            if (!_seen.Add((tree.Id, isFact)))
            {
                return;
            }

            foreach (TreeEntry entry in tree)
            {
                string inner = $"{path}{entry.Name}";
                if (entry.TargetType == TreeEntryTargetType.Tree)
                {
                    Enter((Tree)entry.Target, $"{inner}/", isFact || entry.Name == Workspace.FactsFolderName, depth - 1);
                }
                else if (isFact && entry.TargetType == TreeEntryTargetType.Blob && entry.Mode != Mode.SymbolicLink && _facts.Add(entry.Target.Id))
                {
                    Blob blob = (Blob)entry.Target;
                    visit(new CommittedFact(inner, blob.Size, blob.GetContentStream));
                }
            }
        }
    }
}
