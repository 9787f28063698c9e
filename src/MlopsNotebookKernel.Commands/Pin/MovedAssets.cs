using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Pin;

/// <summary>Explains tables of which a session took another snapshot than was stamped: the columns that differ, and the drift.</summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The workspace.</param>
internal sealed class MovedAssets(CommandServices services, Workspace workspace)
{
    /// <summary>Compares their manifests: digests for the columns, frozen profiles for the drift. Values are read only to count rows.</summary>
    /// <param name="differences">What differs.</param>
    /// <param name="was">The stamp's snapshots.</param>
    /// <param name="now">The session's.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The differences with their columns, and the drift of each table.</returns>
    public async Task<(IReadOnlyList<StampDifference> Differences, IReadOnlyList<AssetDrift> Drift)> ExplainAsync(
        IReadOnlyList<StampDifference> differences, IReadOnlyList<StampedAsset> was, IReadOnlyList<StampedAsset> now, CancellationToken cancellation)
    {
        ISnapshotStore snapshots = services.Snapshots(workspace);
        List<StampDifference> explained = [];
        List<AssetDrift> drifts = [];
        foreach (StampDifference difference in differences)
        {
            explained.Add(difference);
            if (difference.Kind != DifferenceKind.AssetChanged || drifts.Any(drift => drift.Asset == difference.Subject))
            {
                continue;
            }

            IReadOnlyList<SnapshotManifest> kept = snapshots.Named(difference.Subject);
            StampedAsset? current = now.FirstOrDefault(asset => asset.Name == difference.Subject && was.All(other => other.Id != asset.Id));
            StampedAsset? stamped = was.FirstOrDefault(asset => asset.Name == difference.Subject && now.All(other => other.Id != asset.Id));
            if (kept.FirstOrDefault(manifest => manifest.Id == stamped?.Id) is { Table: { } oldTable, Profile: { } baseline } before
                && kept.FirstOrDefault(manifest => manifest.Id == current?.Id) is { Table: { } newTable, Profile: { } profile })
            {
                explained[^1] = difference with { Columns = await ColumnsAsync(before, oldTable, newTable, current!, cancellation).ConfigureAwait(false) };
                drifts.Add(new AssetDrift(difference.Subject, DriftAnalyzer.Compare(baseline, profile)));
            }
        }

        return (explained, drifts);
    }

    private async Task<IReadOnlyList<ColumnDifference>> ColumnsAsync(
        SnapshotManifest before, TableDigest oldTable, TableDigest newTable, StampedAsset current, CancellationToken cancellation)
    {
        IReadOnlyList<ColumnDifference> columns = AssetDifferences.OfColumns(oldTable, newTable);
        string? path = current.Path is { } relative ? new StampPaths(workspace).Absolute(relative) : null;
        return path is not null && File.Exists(path) && oldTable.Rows == newTable.Rows
            ? await new RowComparison(services, workspace).CountAsync(before, path, columns, cancellation).ConfigureAwait(false)
            : columns;
    }
}
