using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Domain.Remotes;

/// <summary>
/// Gets objects that this clone lacks from the remotes that its user accepted, in the order in which they are listed.
/// A remote that cannot be reached is a note, not a fault: another one, or a file, may have the bytes.
/// </summary>
public interface IObjectFetcher
{
    /// <summary>Looks whether kept files could be had whole; nothing travels.</summary>
    /// <param name="files">The files, as manifests and stamps list them.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<ObjectSearch> FindAsync(IReadOnlyCollection<SnapshotFile> files, CancellationToken cancellation);

    /// <summary>Brings the missing chunks of kept files into the object store, each checked against its digest first.</summary>
    /// <param name="files">The files.</param>
    /// <param name="progress">Gets how far it is; may be null.</param>
    /// <param name="cancellation">Cancels; what has arrived stays, so that the next try goes on from there.</param>
    Task<ObjectSearch> FetchAsync(IReadOnlyCollection<SnapshotFile> files, IProgress<TransferProgress>? progress, CancellationToken cancellation);
}
