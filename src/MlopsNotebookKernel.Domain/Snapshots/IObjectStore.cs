namespace MlopsNotebookKernel.Domain.Snapshots;

/// <summary>Keeps bytes under the digest of their content. Safe for several writers at once.</summary>
public interface IObjectStore
{
    /// <summary>Keeps a stream's content; what is there already is not written again.</summary>
    /// <param name="content">The bytes, from the stream's position to its end.</param>
    /// <param name="name">The name to record.</param>
    /// <param name="progress">Gets the number of bytes read so far; may be null.</param>
    /// <param name="cancellation">Cancels; nothing half-written stays visible.</param>
    Task<SnapshotFile> PutAsync(Stream content, string name, IProgress<long>? progress, CancellationToken cancellation);

    /// <summary>
    /// Keeps a file's content. A file that has not changed since it was last kept from the same path is not read again.
    /// </summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="name">The name to record.</param>
    /// <param name="progress">Gets the number of bytes read so far; may be null.</param>
    /// <param name="cancellation">Cancels; nothing half-written stays visible.</param>
    /// <exception cref="SnapshotException">The file cannot be read, or changed while it was read.</exception>
    Task<SnapshotFile> PutFileAsync(string path, string name, IProgress<long>? progress, CancellationToken cancellation);

    /// <summary>
    /// The SHA-256 (hexadecimal) of a file's bytes; nothing is kept but the digest itself, so that an unchanged file is
    /// not read again.
    /// </summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="progress">Gets the number of bytes read so far; may be null.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="SnapshotException">The file cannot be read, or changed while it was read.</exception>
    Task<string> DigestFileAsync(string path, IProgress<long>? progress, CancellationToken cancellation);

    /// <summary>Writes a kept file's bytes and checks them against their digest.</summary>
    /// <param name="file">The file.</param>
    /// <param name="destination">Takes the bytes.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="SnapshotException">A chunk is missing or damaged.</exception>
    Task CopyToAsync(SnapshotFile file, Stream destination, CancellationToken cancellation);

    /// <summary>Whether all chunks of a file are here.</summary>
    /// <param name="file">The file.</param>
    bool Contains(SnapshotFile file);
}
