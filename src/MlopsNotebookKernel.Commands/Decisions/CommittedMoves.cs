using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Decisions;

/// <summary>
/// Names the files that a decision's notebook uses and that commits changed since the one the decision held under. Other
/// commits, and those of the notebook itself, tell nothing of whether the reason still holds.
/// </summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The workspace.</param>
internal sealed class CommittedMoves(CommandServices services, Workspace workspace)
{
    private const int MostFiles = 100;

    private readonly StampPaths _paths = new(workspace);
    private readonly Dictionary<string, IReadOnlyList<string>> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (bool IsKnown, IReadOnlyList<string> Files)> _moves = new(StringComparer.Ordinal);

    /// <summary>Looks at a decision.</summary>
    /// <param name="decision">The decision; its file may be anybody's.</param>
    /// <param name="snapshots">The snapshots there are.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Whether the commit is in this clone's history, and the files relative to the workspace's root.</returns>
    public (bool IsKnown, IReadOnlyList<string> Files) Since(Decision decision, ISnapshotStore snapshots, CancellationToken cancellation)
    {
        if (decision.Basis.Commit is not { } commit || workspace.GitRoot is not { } root)
        {
            return (true, []);
        }

        string[] used = [.. Used(decision.Basis, snapshots).Where(file => _paths.InRepository(file) is not null).Distinct(StringComparer.Ordinal).Take(MostFiles)];
        if (used.Length == 0)
        {
            return (true, []);
        }

        string key = string.Join('\n', used.Prepend(commit));
        return _moves.TryGetValue(key, out (bool, IReadOnlyList<string>) known) ? known : _moves[key] = Ask(root, commit, used, cancellation);
    }

    private (bool IsKnown, IReadOnlyList<string> Files) Ask(string root, string commit, string[] used, CancellationToken cancellation)
    {
        IReadOnlyList<CommitSummary>? Touching(IEnumerable<string> files) =>
            services.SourceControl.Value.CommitsTouching(root, commit, [.. files.Select(file => _paths.InRepository(file)!)], cancellation);

        // Most decisions stand on what nobody touched: one question is enough for those.
        return Touching(used) switch
        {
            null => (false, []),
            { Count: 0 } => (true, []),
            _ => (true, [.. used.Where(file => Touching([file]) is { Count: > 0 })]),
        };
    }

    private IEnumerable<string> Used(DecisionBasis basis, ISnapshotStore snapshots)
    {
        IEnumerable<string> data = basis.SnapshotName is { } name
            ? snapshots.Named(name).Where(manifest => manifest.Id.StartsWith(basis.SnapshotId!, StringComparison.Ordinal))
                .Select(manifest => manifest.OriginPath(workspace)).OfType<string>().Select(workspace.Relative)
            : [];
        return basis.Notebook is { } notebook ? data.Concat(UsedBy(notebook)) : data;
    }

    private IReadOnlyList<string> UsedBy(string notebook)
    {
        if (!_used.TryGetValue(notebook, out IReadOnlyList<string>? files))
        {
            files = _paths.Absolute(notebook) is { } path ? [.. FilesOf(path)] : [];
            _used[notebook] = files;
        }

        return files;
    }

    private IEnumerable<string> FilesOf(string notebook)
    {
        try
        {
            return new PinStore(workspace).Find(notebook) is { } stamp
                ? [
                    .. stamp.Files.Where(file => file.Use != FileUse.Outside).Select(file => file.Path),
                    .. stamp.Assets.Where(asset => !asset.Restored).Select(asset => asset.Path).OfType<string>(),
                    .. stamp.Projects.Select(project => Path.GetDirectoryName(project.Path)!.Replace('\\', '/') is { Length: > 0 } folder ? folder : "."),
                ]
                : Named(notebook);
        }
        catch (StampException)
        {
            // What is wrong with the stamp is for verify to say; the code names files as well.
            return Named(notebook);
        }
    }

    private IEnumerable<string> Named(string notebook)
    {
        if (!File.Exists(notebook))
        {
            return [];
        }

        try
        {
            NotebookDocument document = NotebookDocument.Parse(File.ReadAllText(notebook), NotebookDocument.FormatOf(notebook), Path.GetFileName(notebook));
            string folder = Path.GetDirectoryName(notebook)!;
            return
            [
                .. document.Cells.Where(cell => cell.Kind == CellKind.Code)
                    .SelectMany(cell => services.CodeFiles.Value.FilesNamed(cell.Source))
                    .Select(file => Path.GetFullPath(file, folder)).Where(File.Exists)
                    .Select(file => _paths.Relative(file)).OfType<string>(),
            ];
        }
        catch (NotebookException)
        {
            // A notebook that is none any more uses nothing.
            return [];
        }
    }
}
