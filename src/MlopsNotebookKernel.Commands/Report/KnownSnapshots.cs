using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Commands.Report;

/// <summary>The manifests of a workspace as they were read once, for questions that many entries ask.</summary>
/// <param name="manifests">Those that can be read, newest first.</param>
/// <param name="problems">What is wrong with the others.</param>
internal sealed class KnownSnapshots(IReadOnlyList<SnapshotManifest> manifests, IReadOnlyList<Exception> problems) : ISnapshotStore
{
    private readonly ILookup<string, SnapshotManifest> _byName = manifests.ToLookup(manifest => manifest.Name, StringComparer.Ordinal);

    /// <summary>What is wrong with those that cannot be read.</summary>
    public IReadOnlyList<Exception> Problems => problems;

    /// <summary>Reads a store.</summary>
    /// <param name="store">The store.</param>
    public static KnownSnapshots Read(ISnapshotStore store)
    {
        (IReadOnlyList<SnapshotManifest> manifests, IReadOnlyList<Exception> problems) = store.Readable();
        return new KnownSnapshots(manifests, problems);
    }

    /// <inheritdoc/>
    public IReadOnlyList<SnapshotManifest> All() => manifests;

    /// <inheritdoc/>
    public (IReadOnlyList<SnapshotManifest> Manifests, IReadOnlyList<Exception> Problems) Readable() => (manifests, problems);

    /// <inheritdoc/>
    public IReadOnlyList<SnapshotManifest> Named(string name) => [.. _byName[name]];

    /// <inheritdoc/>
    public SnapshotManifest Find(string reference) => throw new NotSupportedException("A report finds nothing by what a user wrote.");

    /// <inheritdoc/>
    public SnapshotManifest Add(SnapshotManifest manifest) => throw new NotSupportedException("A report only reads.");
}
