using System.Collections.Concurrent;
using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>Manifests as they are during one command, each name read once however many notebooks use it. Nothing is added.</summary>
/// <param name="store">The manifests.</param>
internal sealed class RememberedSnapshots(ISnapshotStore store) : ISnapshotStore
{
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<SnapshotManifest>>> _named = new(StringComparer.Ordinal);

    public IReadOnlyList<SnapshotManifest> All() => store.All();

    public (IReadOnlyList<SnapshotManifest> Manifests, IReadOnlyList<Exception> Problems) Readable() => store.Readable();

    public IReadOnlyList<SnapshotManifest> Named(string name) =>
        _named.GetOrAdd(name, key => new Lazy<IReadOnlyList<SnapshotManifest>>(() => store.Named(key))).Value;

    public SnapshotManifest Find(string reference) => store.Find(reference);

    public SnapshotManifest Add(SnapshotManifest manifest) => throw new NotSupportedException("Verifying keeps nothing.");
}
