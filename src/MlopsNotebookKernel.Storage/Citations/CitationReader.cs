using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Storage.Citations;

/// <summary>Reads what the facts of a workspace rely on: those on disk, saved or not, and those that commits hold.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="history">Reads commits; null without Git.</param>
public sealed class CitationReader(Workspace workspace, IFactHistory? history)
{
    /// <summary>What the workspace's own facts and those of commits rely on. A fact that cannot be read is a problem, not the end.</summary>
    /// <param name="tips">Which commits are asked beside the files on disk.</param>
    /// <param name="cancellation">Cancels.</param>
    public CitedFacts Read(FactTips tips, CancellationToken cancellation)
    {
        List<CitedFile> files = [];
        HashSet<(string Sha256, string? Snapshot)> seen = [];
        List<FactProblem> problems = [];
        FactScan scan = new();
        string root = workspace.Fence;
        foreach (FileInfo fact in WorkingFacts.Of(workspace.FactsFolder, cancellation))
        {
            string path = Path.GetRelativePath(root, fact.FullName).Replace('\\', '/');
            Take(path, () => FactFile.Objection(fact.FullName, long.MaxValue) is { } objection
                ? throw new WorkspaceException("MLOPS2111", $"{path} is no fact: {objection}.", PasteLine.ForTerminal($"Bring it back from Git with git checkout -- {path}"))
                : Facts(path, fact.Length, fact.OpenRead));
        }

        if (workspace.GitRoot is { } gitRoot && history is not null)
        {
            history.Visit(gitRoot, tips, fact => Take(fact.Path, () => Facts(fact.Path, fact.Length, fact.Open)), cancellation);
        }

        return new CitedFacts(files, problems, scan.Result.Lost);

        IEnumerable<CitedFile> Facts(string path, long length, Func<Stream> open)
        {
            using (Stream content = open())
            {
                scan.Take(path, length, content);
            }

            return FactReader.Read(path, length, open);
        }

        void Take(string path, Func<IEnumerable<CitedFile>> read)
        {
            try
            {
                files.AddRange(read().Where(file => seen.Add((file.File.Sha256, file.Manifest?.Id))));
            }
            catch (MlopsException broken)
            {
                if (problems.All(known => known.Message != broken.Message))
                {
                    problems.Add(new FactProblem(path, broken.Code, broken.Message, broken.Remedy));
                }
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                problems.Add(new FactProblem(path, "MLOPS1309", $"{path} cannot be read: {unreadable.Message}", "Check the disk and your rights on the file."));
            }
        }
    }

    /// <summary>
    /// Every digest that any fact could mean: in all working trees of the repository, on every branch (also remote-tracking
    /// ones), tag and stash. Where one names a snapshot whose manifest is on none of these, the manifest is looked for in
    /// their history. What cannot be read is a fault, for what it cites must not be lost.
    /// </summary>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MlopsException">A fact, a working tree or a commit cannot be read.</exception>
    public CitedDigests AllDigests(CancellationToken cancellation)
    {
        FactScan scan = new();
        IReadOnlyList<string> trees = workspace.GitRoot is { } gitRoot && history is not null ? history.Worktrees(gitRoot) : [workspace.Fence];
        foreach ((string tree, FileInfo fact) in trees.SelectMany(tree => WorkingFacts.OfTree(tree, cancellation).Select(fact => (tree, fact))))
        {
            try
            {
                using FileStream? content = RegularFile.Is(fact.FullName) ? fact.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete) : null;
                if (content is not null)
                {
                    scan.Take(Path.GetRelativePath(tree, fact.FullName).Replace('\\', '/'), content.Length, content);
                }
            }
            catch (FileNotFoundException)
            {
                // A temporary file of a fact that was just written under its own name, which is read or was.
                continue;
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                throw new WorkspaceException("MLOPS2112", $"{fact.FullName} cannot be read, so what it cites is not known: {unreadable.Message}", "Check your rights on the file; nothing was changed.");
            }
        }

        if (workspace.GitRoot is { } repository && history is not null)
        {
            history.Visit(repository, FactTips.Everything, fact =>
            {
                using Stream content = fact.Open();
                scan.Take(fact.Path, fact.Length, content);
            }, cancellation);
            if (scan.HasUnresolved)
            {
                history.VisitPast(repository, FactScan.Manifests, fact => scan.TakePast(fact.Path, fact.Open), cancellation);
            }
        }

        return scan.Result;
    }
}
