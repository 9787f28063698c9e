namespace MlopsNotebookKernel.Domain.Snapshots;

/// <summary>The manifests of a workspace.</summary>
public interface ISnapshotStore
{
    /// <summary>All manifests, newest first.</summary>
    IReadOnlyList<SnapshotManifest> All();

    /// <summary>All manifests that can be read, newest first, and what is wrong with the others.</summary>
    (IReadOnlyList<SnapshotManifest> Manifests, IReadOnlyList<Exception> Problems) Readable();

    /// <summary>What a list says of each manifest that can be read, newest first; much less work than reading them whole.</summary>
    IReadOnlyList<SnapshotHead> Heads() =>
        [.. Readable().Manifests.Select(manifest => new SnapshotHead(manifest.Name, manifest.Id, manifest.Kind, manifest.Created, manifest.Table?.Rows, manifest.Note))];

    /// <summary>The manifests kept under a name, newest first; empty when there are none.</summary>
    /// <param name="name">The name, whole.</param>
    IReadOnlyList<SnapshotManifest> Named(string name) => [.. All().Where(manifest => manifest.Name == name)];

    /// <summary>
    /// Finds one by name (its newest), by <c>name@id</c> or by id, where any unambiguous prefix of an id will do.
    /// </summary>
    /// <param name="reference">What the user wrote.</param>
    /// <exception cref="SnapshotException">None fits (the nearest names are offered), or several do (they are listed).</exception>
    SnapshotManifest Find(string reference);

    /// <summary>Keeps a manifest; one with the same name and id is left as it is.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <returns>The manifest that is now kept: the earlier one where the content was known.</returns>
    SnapshotManifest Add(SnapshotManifest manifest);
}
