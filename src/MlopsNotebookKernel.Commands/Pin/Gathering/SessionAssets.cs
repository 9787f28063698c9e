using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Commands.Pin.Gathering;

/// <summary>The snapshots that a session took, restored or compared with.</summary>
internal static class SessionAssets
{
    /// <summary>Each snapshot once, as it was first taken, else first restored, else first compared with; sorted by name, then id.</summary>
    /// <param name="journal">What the session saw.</param>
    /// <param name="snapshots">The manifests.</param>
    public static IReadOnlyList<StampedAsset> Of(Journal journal, ISnapshotStore snapshots) =>
    [
        .. journal.Facts.OfType<JournalFact.SnapshotUsed>()
            .GroupBy(fact => (fact.Name, fact.Id))
            .Select(uses => Asset(uses.OrderBy(use => use.Restored).ThenBy(use => use.Path is null && use.Variable is null).First(), snapshots.Find($"{uses.Key.Name}@{uses.Key.Id}")))
            .OrderBy(asset => asset.Name, StringComparer.Ordinal)
            .ThenBy(asset => asset.Id, StringComparer.Ordinal),
    ];

    private static StampedAsset Asset(JournalFact.SnapshotUsed use, SnapshotManifest manifest) => new(
        manifest.Name,
        manifest.Id,
        manifest.Kind,
        manifest.Table?.Rows,
        use.Path,
        use.Variable,
        use.Restored,
        manifest.Files.Sum(file => file.Length),
        manifest.Kind == SnapshotKind.Folder ? null : manifest.Files[0].Sha256,
        use.ExecutionCount);
}
