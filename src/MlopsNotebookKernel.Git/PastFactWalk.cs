using LibGit2Sharp;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Git;

/// <summary>Goes through the trees of a history for what a folder of any <c>.mlops</c> folder held; each tree once, however many commits share it.</summary>
/// <param name="root">The working tree.</param>
/// <param name="folder">The folder's name in a <c>.mlops</c> folder.</param>
/// <param name="cancellation">Cancels.</param>
internal sealed class PastFactWalk(string root, string folder, CancellationToken cancellation)
{
    private readonly HashSet<(ObjectId, Place)> _seen = [];
    private readonly HashSet<(string Path, string Id)> _found = [];

    private enum Place
    {
        Outside,
        Facts,
        Folder,
    }

    /// <summary>Paths and blob ids, each pair once.</summary>
    public IReadOnlyList<(string Path, string Id)> Found => [.. _found];

    /// <summary>Goes through a commit's tree.</summary>
    /// <param name="tree">The tree.</param>
    /// <exception cref="GitException">It nests its folders deeper than any working tree could.</exception>
    public void Enter(Tree tree) => Enter(tree, "", Place.Outside, FactHistory.DeepestFolder);

    private void Enter(Tree tree, string path, Place place, int depth)
    {
        cancellation.ThrowIfCancellationRequested();
        if (depth == 0)
        {
            throw FactHistory.TooDeep(root);
        }

        if (!_seen.Add((tree.Id, place)))
        {
            return;
        }

        foreach (TreeEntry entry in tree)
        {
            string inner = $"{path}{entry.Name}";
            if (entry.TargetType == TreeEntryTargetType.Tree)
            {
                Place next = place == Place.Folder || (place == Place.Facts && entry.Name == folder) ? Place.Folder
                    : entry.Name == Workspace.FactsFolderName ? Place.Facts
                    : Place.Outside;
                Enter((Tree)entry.Target, $"{inner}/", next, depth - 1);
            }
            else if (place == Place.Folder && entry.TargetType == TreeEntryTargetType.Blob && entry.Mode != Mode.SymbolicLink)
            {
                _found.Add((inner, entry.Target.Sha));
            }
        }
    }
}
