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
    private const string DecideLine = "#!mlops-decide";

    private readonly StampPaths _paths = new(workspace);
    private readonly Dictionary<string, Func<Decision, IEnumerable<string>>> _used = new(StringComparer.Ordinal);
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

        string[] used = [.. Used(decision, snapshots).Where(file => _paths.InRepository(file) is not null).Distinct(StringComparer.Ordinal).Take(MostFiles)];
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

    private IEnumerable<string> Used(Decision decision, ISnapshotStore snapshots)
    {
        DecisionBasis basis = decision.Basis;
        IEnumerable<string> data = basis.SnapshotName is { } name
            ? snapshots.Named(name).Where(manifest => manifest.Id.StartsWith(basis.SnapshotId!, StringComparison.Ordinal))
                .Select(manifest => manifest.OriginPath(workspace)).OfType<string>().Select(workspace.Relative)
            : [];
        return basis.Notebook is { } notebook ? data.Concat(UsedBy(notebook)(decision)) : data;
    }

    private Func<Decision, IEnumerable<string>> UsedBy(string notebook)
    {
        if (!_used.TryGetValue(notebook, out Func<Decision, IEnumerable<string>>? files))
        {
            files = _paths.Absolute(notebook) is { } path ? FilesOf(path) : _ => [];
            _used[notebook] = files;
        }

        return files;
    }

    private Func<Decision, IEnumerable<string>> FilesOf(string notebook)
    {
        try
        {
            if (new PinStore(workspace).Find(notebook) is { } stamp)
            {
                return decision => Stamped(stamp, DecidedIn(stamp, decision));
            }
        }
        catch (StampException)
        {
            // What is wrong with the stamp is for verify to say; the code names files as well.
        }

        string[] named = [.. Named(notebook)];
        return _ => named;
    }

    /// <summary>What a notebook had used when it decided: what it wrote and read after that is no reason of the decision.</summary>
    private static IEnumerable<string> Stamped(Stamp stamp, int run) =>
    [
        .. stamp.Files.Where(file => file.Use != FileUse.Outside && file.Cell <= run).Select(file => file.Path),
        .. stamp.Assets.Where(asset => !asset.Restored && asset.Cell <= run).Select(asset => asset.Path).OfType<string>(),
        .. stamp.Projects.Where(project => project.Cell <= run)
            .Select(project => Path.GetDirectoryName(project.Path)!.Replace('\\', '/') is { Length: > 0 } folder ? folder : "."),
    ];

    /// <summary>The run of the cell that decided: by its id, else by the line that decides; the last of all where it is not known.</summary>
    private static int DecidedIn(Stamp stamp, Decision decision) => stamp.Cells
        .Where(cell => cell.Source.Contains(DecideLine, StringComparison.Ordinal)
            && (decision.Basis.Cell is { } id && cell.Id is not null ? cell.Id == id : cell.Source.Contains(decision.Text.Title, StringComparison.Ordinal)))
        .Select(cell => (int?)cell.ExecutionCount)
        .LastOrDefault() ?? int.MaxValue;

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
