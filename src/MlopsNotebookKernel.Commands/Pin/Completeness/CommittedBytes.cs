using System.Collections.Concurrent;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Commands.Pin.Completeness;

/// <summary>Tells whether bytes are committed, asking for each only once however many notebooks use them.</summary>
/// <param name="blobs">Committed bytes; null without Git.</param>
internal sealed class CommittedBytes(IBlobSource? blobs)
{
    private readonly ConcurrentDictionary<(string Root, string Path, long Length, string Sha256), Lazy<bool>> _answers = new();

    /// <summary>Whether some commit holds just these bytes at a path.</summary>
    /// <param name="root">The Git working tree; null without Git.</param>
    /// <param name="path">Relative to it; null outside.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="sha256">Their SHA-256.</param>
    /// <param name="cancellation">Cancels.</param>
    public bool Has(string? root, string? path, long length, string sha256, CancellationToken cancellation)
    {
        if (blobs is null || root is null || path is null)
        {
            return false;
        }

        return _answers.GetOrAdd((root, path, length, sha256), key => new Lazy<bool>(() =>
        {
            using Stream? found = blobs.Find(key.Root, key.Path, key.Length, key.Sha256, cancellation);
            return found is not null;
        })).Value;
    }
}
