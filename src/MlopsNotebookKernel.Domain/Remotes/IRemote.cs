namespace MlopsNotebookKernel.Domain.Remotes;

/// <summary>
/// A place that keeps objects for several clones: a folder that many mount, later a bucket. It is a plain store of named
/// bytes; whether the bytes are what their name says is checked by whoever sends and whoever receives, so a remote need
/// not be trusted with that.
/// </summary>
/// <remarks>
/// What every remote promises, and one suite of tests holds each to: an object appears whole or not at all, also when the
/// writer is killed and when two write it at once; what is there is not written again unless it is asked for; a name that
/// is no digest never reaches the place.
/// </remarks>
public interface IRemote
{
    /// <summary>Where it is, for people.</summary>
    string Place { get; }

    /// <summary>Which of some objects are there, as far as can be told without reading them.</summary>
    /// <param name="digests">SHA-256 digests of chunks (64 lower-case hexadecimal digits).</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="RemoteException">The place cannot be reached or read.</exception>
    Task<IReadOnlySet<string>> FindAsync(IReadOnlyCollection<string> digests, CancellationToken cancellation);

    /// <summary>Reads an object as it is stored; null when it is not there.</summary>
    /// <param name="digest">The chunk's digest.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="RemoteException">The place cannot be read, or what lies there is no object.</exception>
    Task<byte[]?> ReadAsync(string digest, CancellationToken cancellation);

    /// <summary>Keeps an object, replacing one of that name, and makes sure that what arrived is what was sent.</summary>
    /// <param name="digest">The chunk's digest.</param>
    /// <param name="stored">Its bytes as they are stored.</param>
    /// <param name="cancellation">Cancels; nothing half-written stays visible.</param>
    /// <exception cref="RemoteException">It cannot be written, or did not arrive as it was sent.</exception>
    Task WriteAsync(string digest, ReadOnlyMemory<byte> stored, CancellationToken cancellation);
}
