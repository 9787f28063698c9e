using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Commands.Pin;

/// <summary>The drift of tables of which a session took another snapshot than was stamped.</summary>
internal static class MovedAssets
{
    /// <summary>Compares their frozen profiles; no data is read.</summary>
    /// <param name="differences">What differs.</param>
    /// <param name="was">The stamp's snapshots.</param>
    /// <param name="now">The session's.</param>
    /// <param name="snapshots">The manifests.</param>
    public static IReadOnlyList<AssetDrift> Of(
        IReadOnlyList<StampDifference> differences, IReadOnlyList<StampedAsset> was, IReadOnlyList<StampedAsset> now, ISnapshotStore snapshots)
    {
        List<AssetDrift> drifts = [];
        foreach (string name in differences.Where(difference => difference.Kind == DifferenceKind.AssetChanged).Select(difference => difference.Subject).Distinct())
        {
            StampedAsset? before = was.FirstOrDefault(asset => asset.Name == name && now.All(other => other.Id != asset.Id));
            StampedAsset? after = now.FirstOrDefault(asset => asset.Name == name && was.All(other => other.Id != asset.Id));
            IReadOnlyList<SnapshotManifest> kept = snapshots.Named(name);
            if (kept.FirstOrDefault(manifest => manifest.Id == before?.Id)?.Profile is { } baseline
                && kept.FirstOrDefault(manifest => manifest.Id == after?.Id)?.Profile is { } current)
            {
                drifts.Add(new AssetDrift(name, DriftAnalyzer.Compare(baseline, current)));
            }
        }

        return drifts;
    }
}
