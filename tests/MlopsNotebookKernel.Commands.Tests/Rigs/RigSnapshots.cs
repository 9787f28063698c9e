using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Commands.Tests.Rigs;

/// <summary>Manifests in memory.</summary>
internal sealed class RigSnapshots : ISnapshotStore
{
    private readonly List<SnapshotManifest> _manifests = [];

    public IReadOnlyList<SnapshotManifest> All() => [.. _manifests.OrderByDescending(manifest => manifest.Created)];

    public (IReadOnlyList<SnapshotManifest> Manifests, IReadOnlyList<Exception> Problems) Readable() => (All(), []);

    public SnapshotManifest Find(string reference) =>
        All().FirstOrDefault(manifest => manifest.Name == reference || $"{manifest.Name}@{manifest.Id}".StartsWith(reference, StringComparison.Ordinal) || manifest.Id.StartsWith(reference, StringComparison.Ordinal))
        ?? throw new SnapshotException("MLOPS1301", $"There is no snapshot {reference}.", "Take one.");

    public SnapshotManifest Add(SnapshotManifest manifest)
    {
        _manifests.Add(manifest);
        return manifest;
    }

    /// <summary>Adds a manifest that holds nothing but its name and id.</summary>
    public SnapshotManifest Add(string name, char digit, int day) =>
        Add(new SnapshotManifest(name, new string(digit, 64), "file", new DateTimeOffset(2026, 1, day, 0, 0, 0, TimeSpan.Zero), $"{name}.csv", [], null, null, null));
}
