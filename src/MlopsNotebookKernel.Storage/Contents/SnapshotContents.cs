using System.Security.Cryptography;
using MlopsNotebookKernel.Domain.Remotes;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Storage.Contents;

/// <summary>
/// Gets the bytes of snapshots from wherever they are: the object store; the file they were taken from; a copy beside the
/// manifest; any other file of the workspace with the same digest; a committed version; a remote. So data that is committed needs no store, and
/// nothing is asked of a network that is at hand.
/// </summary>
/// <param name="workspace">The workspace whose snapshots these are.</param>
/// <param name="objects">Its object store.</param>
/// <param name="blobs">Committed bytes; null without Git.</param>
/// <param name="remotes">Gets objects from remotes; null where there are none to ask.</param>
public sealed class SnapshotContents(Workspace workspace, IObjectStore objects, IBlobSource? blobs, IObjectFetcher? remotes = null)
{
    private readonly WorkspaceFiles _files = new(workspace, objects);

    /// <summary>A file of the workspace that holds just these bytes now; null when there is none.</summary>
    /// <param name="manifest">The snapshot.</param>
    /// <param name="file">One of its files.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<string?> FindOriginAsync(SnapshotManifest manifest, SnapshotFile file, CancellationToken cancellation) =>
        OriginPath(manifest, file) is { } origin
            ? _files.IfSameAsync(origin, file, cancellation)
            : Task.FromResult<string?>(null);

    /// <summary>Any file of the workspace that holds just these bytes now; null when there is none.</summary>
    /// <param name="file">The wanted content.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<string?> FindInWorkspaceAsync(SnapshotFile file, CancellationToken cancellation) => _files.FindAsync(file, cancellation);

    /// <summary>Writes a kept file to a new path and checks its bytes; nothing is left there when that fails.</summary>
    /// <param name="manifest">The snapshot.</param>
    /// <param name="file">One of its files.</param>
    /// <param name="destination">Absolute path; its folder exists, itself it does not.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="SnapshotException">The bytes are nowhere to be found, or damaged.</exception>
    public async Task WriteAsync(
        SnapshotManifest manifest, SnapshotFile file, string destination, CancellationToken cancellation)
    {
        try
        {
            FileStream output = new(destination, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Options = FileOptions.Asynchronous,
            });
            await using (output.ConfigureAwait(false))
            {
                await CopyAsync(manifest, file, output, cancellation).ConfigureAwait(false);
                output.Flush(flushToDisk: true);
            }
        }
        catch
        {
            File.Delete(destination);
            throw;
        }
    }

    private async Task CopyAsync(
        SnapshotManifest manifest, SnapshotFile file, FileStream output, CancellationToken cancellation)
    {
        SnapshotException? damage = null;
        if (objects.Contains(file))
        {
            try
            {
                await objects.CopyToAsync(file, output, cancellation).ConfigureAwait(false);
                return;
            }
            catch (SnapshotException exception)
            {
                // Another place may still have the bytes; if none has, this is what the user must know.
                damage = exception;
                output.SetLength(0);
            }
        }

        Stream? source = await FindElsewhereAsync(manifest, file, cancellation).ConfigureAwait(false);
        if (source is null)
        {
            ObjectSearch search = remotes is null
                ? new ObjectSearch(file.Chunks, [])
                : await remotes.FetchAsync([file], null, cancellation).ConfigureAwait(false);
            if (!search.IsWhole)
            {
                throw damage ?? Nowhere(manifest, file, search);
            }

            await objects.CopyToAsync(file, output, cancellation).ConfigureAwait(false);
            return;
        }

        await using (source.ConfigureAwait(false))
        {
            await CopyVerifiedAsync(source, file, output, cancellation).ConfigureAwait(false);
        }
    }

    private SnapshotException Nowhere(SnapshotManifest manifest, SnapshotFile file, ObjectSearch search)
    {
        string notes = search.Notes.Count == 0 ? "" : $" {string.Join(" ", search.Notes)}";
        string source = manifest.Origin.StartsWith('@')
            ? $"run the notebook that kept {manifest.Origin} again"
            : $"bring back {manifest.Origin} as it was on {manifest.Created:yyyy-MM-dd}";
        return new SnapshotException(
            "MLOPS1313",
            $"The bytes of {file.Path} of snapshot {manifest.Name}@{manifest.ShortId} are neither in the object store, nor in any file of the workspace, nor in a remote.{notes}",
            $"In the clone that kept it run mlops push to a remote that this clone knows, or {source}.");
    }

    /// <summary>Opens bytes that need no store: a file of the workspace, or a committed version; null when there are none.</summary>
    /// <param name="manifest">The snapshot.</param>
    /// <param name="file">One of its files.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<Stream?> FindElsewhereAsync(SnapshotManifest manifest, SnapshotFile file, CancellationToken cancellation)
    {
        string? origin = OriginPath(manifest, file);
        string? copy = CommittedCopy.PathOf(workspace, manifest);
        string? path = (origin is null ? null : await _files.IfSameAsync(origin, file, cancellation).ConfigureAwait(false))
            ?? (copy is null ? null : await _files.IfSameAsync(copy, file, cancellation).ConfigureAwait(false))
            ?? await _files.FindAsync(file, cancellation).ConfigureAwait(false);
        return path is not null
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous)
            : FindCommitted(origin, file, cancellation) ?? FindCommitted(copy, file, cancellation);
    }

    private Stream? FindCommitted(string? path, SnapshotFile file, CancellationToken cancellation) =>
        path is not null && blobs is not null && workspace.GitRoot is { } gitRoot
        && Path.GetRelativePath(gitRoot, path).Replace('\\', '/') is var relative
        && !relative.StartsWith("../", StringComparison.Ordinal)
            ? blobs.Find(gitRoot, relative, file.Length, file.Sha256, cancellation)
            : null;

    /// <summary>The path a file was taken from; null for a variable, and for a path outside the working tree.</summary>
    private string? OriginPath(SnapshotManifest manifest, SnapshotFile file)
    {
        if (manifest.OriginPath(workspace) is not { } origin || manifest.Kind != SnapshotKind.Folder)
        {
            return manifest.OriginPath(workspace);
        }

        string path = Path.GetFullPath(file.Path, origin);
        return PathFence.Objection(workspace.Fence, path) is null ? path : null;
    }

    private static async Task CopyVerifiedAsync(Stream source, SnapshotFile file, FileStream output, CancellationToken cancellation)
    {
        using IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 18];
        int read;
        while ((read = await source.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
        {
            sha.AppendData(buffer, 0, read);
            await output.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
        }

        if (Convert.ToHexStringLower(sha.GetHashAndReset()) != file.Sha256)
        {
            throw new SnapshotException(
                "MLOPS1312",
                $"The bytes found for {file.Path} changed while they were read.",
                "Run the command again when nothing writes to the file.");
        }
    }
}
