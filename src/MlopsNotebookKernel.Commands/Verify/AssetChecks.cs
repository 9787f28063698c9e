using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Pin;
using MlopsNotebookKernel.Commands.Pin.Completeness;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Domain.Remotes;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>Whether the files that snapshots were taken from still hold the same values; if not, where, and how far they drifted.</summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The workspace.</param>
/// <param name="committed">Committed bytes.</param>
/// <param name="moved">Explains tables that moved.</param>
/// <param name="touching">Names the commits that moved them.</param>
/// <param name="snapshots">The workspace's manifests.</param>
/// <param name="stamp">The stamp.</param>
internal sealed class AssetChecks(
    CommandServices services, Workspace workspace, CommittedBytes committed, MovedTables moved, TouchingCommits touching, ISnapshotStore snapshots, Stamp stamp)
{
    private readonly StampPaths _paths = new(workspace);
    private readonly CommitsSince _commits = new(touching, workspace, stamp);

    /// <summary>The differences in the stamp's order, with the drift of each table that moved.</summary>
    /// <param name="cancellation">Cancels.</param>
    public async Task<(IReadOnlyList<StampDifference> Differences, IReadOnlyList<AssetDrift> Drift)> RunAsync(CancellationToken cancellation)
    {
        List<StampDifference> differences = [];
        List<AssetDrift> drifts = [];
        foreach (StampedAsset asset in stamp.Assets.Where(asset => asset is { Path: not null, Restored: false }))
        {
            SnapshotManifest? manifest = snapshots.Named(asset.Name).FirstOrDefault(kept => kept.Id == asset.Id);
            (StampDifference? difference, AssetDrift? drift) = await CheckAsync(asset, manifest, cancellation).ConfigureAwait(false);
            if (difference is not null)
            {
                differences.Add(difference.Weight == DifferenceWeight.Material ? _commits.Explain(difference, asset.Path!, cancellation) : difference);
            }

            if (drift is not null)
            {
                drifts.Add(drift);
            }
        }

        return (differences, drifts);
    }

    private async Task<(StampDifference? Difference, AssetDrift? Drift)> CheckAsync(
        StampedAsset asset, SnapshotManifest? manifest, CancellationToken cancellation)
    {
        if (_paths.Objection(asset.Path!) is { } objection)
        {
            return (UnreadFile.Of(DifferenceKind.AssetUnread, Subject(asset), asset.Path!, Describe(asset.Id, asset.Rows), objection), null);
        }

        string? path = _paths.Absolute(asset.Path!);
        if (path is null || !(File.Exists(path) || Directory.Exists(path)))
        {
            return (await MissingAsync(asset, manifest, cancellation).ConfigureAwait(false), null);
        }

        AssetDigest known = manifest is null ? new AssetDigest(asset.Kind, asset.Id, asset.Bytes, asset.Sha256, null) : AssetDigest.Of(manifest);
        AssetDigest now;
        try
        {
            now = await new AssetDigests(services).OfPathAsync(path, workspace, known, cancellation).ConfigureAwait(false);
        }
        catch (MlopsException unreadable) when (unreadable is TableException or SnapshotException)
        {
            // That a file can no longer be read is what the user asks about, not a fault of asking.
            return (Changed(asset, Describe(asset.Id, asset.Rows), "cannot be read") with { Detail = unreadable.Message.TrimEnd('.') }, null);
        }

        if (now.Kind == asset.Kind && now.Id == asset.Id)
        {
            return now.Sha256 == asset.Sha256 ? (null, null) : (Resaved(asset, now), null);
        }

        StampDifference difference = Changed(asset, Describe(asset.Id, asset.Rows), Describe(now.Id, now.Table?.Rows));
        if (manifest?.Table is null || now.Table is null)
        {
            return (difference, null);
        }

        MovedTable move = await moved.ExplainAsync(workspace, manifest, path, now.Table, cancellation).ConfigureAwait(false);
        difference = difference with { Columns = move.Columns, Detail = move.Detail };
        return (difference, move.Drift is null ? null : new AssetDrift(asset.Name, move.Drift) { Snapshot = asset.Label, Path = asset.Path });
    }

    private async Task<StampDifference> MissingAsync(StampedAsset asset, SnapshotManifest? manifest, CancellationToken cancellation)
    {
        string? elsewhere = manifest is { Files.Count: 1 }
            ? await services.Contents(workspace).FindInWorkspaceAsync(manifest.Files[0], cancellation).ConfigureAwait(false)
            : null;
        bool kept = manifest is not null && manifest.Files.All(file => services.Objects(workspace).Contains(file)
            || (new RepositoryPlaces(workspace, stamp).Of(asset.Path!) is { } place && committed.Has(place.Root, place.Path, file.Length, file.Sha256, cancellation)));
        string restore = PasteLine.ForTerminal($"mlops restore {asset.Label} --to {asset.Path}");
        Remedy remedy = new(RemedyKind.RestoreData, kept || elsewhere is not null
            ? $"Restore it: {restore}"
            : FromRemote(restore) ?? $"Bring back {asset.Path} from where it came from: its bytes are not in this clone.");
        return new StampDifference(DifferenceKind.AssetMissing, DifferenceWeight.Material, Subject(asset), Describe(asset.Id, asset.Rows), null, remedy)
        {
            Detail = elsewhere is null ? null : $"The same bytes lie at {workspace.Relative(elsewhere)}",
        };
    }

    /// <summary>Restoring asks the remotes that the user accepted; none is asked only to say what may help.</summary>
    private string? FromRemote(string restore)
    {
        IReadOnlyList<RemoteDefinition> remotes = new KnownRemotes(services, workspace).All;
        return remotes.Any(remote => remote.IsAccepted) ? $"Restore it; its bytes are not in this clone, and the remotes are asked: {restore}"
            : remotes is [var first, ..] ? $"A remote may have it: {PasteLine.ForTerminal($"mlops remote accept {first.Name}")}, then {restore}"
            : null;
    }

    private static StampDifference Resaved(StampedAsset asset, AssetDigest now) => new(
        DifferenceKind.AssetResaved,
        DifferenceWeight.None,
        Subject(asset),
        asset.Sha256 is null ? null : $"bytes {asset.Sha256[..12]}",
        now.Sha256 is null ? null : $"bytes {now.Sha256[..12]}",
        Remedy.Nothing);

    private static StampDifference Changed(StampedAsset asset, string was, string now) => new(
        DifferenceKind.AssetChanged, DifferenceWeight.Material, Subject(asset), was, now, Remedy.RerunFrom(asset.Cell));

    private static string Subject(StampedAsset asset) => $"{asset.Name} ({asset.Path})";

    private static string Describe(string id, long? rows) =>
        rows is { } count ? $"{id[..12]}, {QuantityText.Count(count, "row")}" : id[..12];
}
