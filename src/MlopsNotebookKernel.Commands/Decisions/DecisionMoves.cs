using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Decisions;

/// <summary>Whether what decisions held under has moved since: their data, and the files that their notebooks use.</summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The workspace.</param>
internal sealed class DecisionMoves(CommandServices services, Workspace workspace)
{
    private readonly SnapshotDrift _drift = new();
    private readonly ChangedFiles _files = new(services, workspace);
    private readonly CommittedMoves _commits = new(services, workspace);

    /// <summary>A decision as results show it, with what has moved.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="store">Where it is kept.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<DecisionItem> OfAsync(Decision decision, DecisionStore store, CancellationToken cancellation)
    {
        ISnapshotStore snapshots = services.Snapshots(workspace);
        DecisionItem item = DecisionItem.Of(decision, store, snapshots);
        if (!DecisionItem.Stands(decision.Status))
        {
            return item;
        }

        (bool isKnown, IReadOnlyList<string> files) = _commits.Since(decision, snapshots, cancellation);
        IReadOnlyDictionary<string, bool> changed = await _files.OfAsync(decision, snapshots, cancellation).ConfigureAwait(false);

        // Commits may have changed a file and changed it back; and what they did not change, somebody may have.
        files = [.. files.Where(file => changed.GetValueOrDefault(file, true))];
        string[] others = [.. changed.Where(file => file.Value && !files.Contains(file.Key)).Select(file => file.Key).Order(StringComparer.Ordinal)];
        return item with
        {
            Drift = item.NewerSnapshot is { } newer ? _drift.Between(item.Snapshot!, newer, snapshots) : null,
            FilesChanged = files.Count > 0 ? files : null,
            FilesDiffering = others.Length > 0 ? others : null,
            IsCommitUnknown = isKnown ? null : true,
        };
    }
}
