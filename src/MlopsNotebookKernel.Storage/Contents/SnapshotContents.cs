using System.Security.Cryptography;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Storage.Contents;

/// <summary>
/// Gets the bytes of snapshots from wherever they are: the object store; the file they were taken from; any other file
/// of the workspace with the same digest; a committed version. So data that is committed needs no store.
/// </summary>
/// <param name="workspace">The workspace whose snapshots these are.</param>
/// <param name="objects">Its object store.</param>
/// <param name="blobs">Committed bytes; null without Git.</param>
public sealed class SnapshotContents(Workspace workspace, IObjectStore objects, IBlobSource? blobs)
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
            throw damage ?? new SnapshotException(
                "MLOPS1313",
                $"The bytes of {file.Path} of snapshot {manifest.Name}@{manifest.ShortId} are neither in the object store nor in any file of the workspace.",
                manifest.Origin.StartsWith('@')
                    ? $"Run the notebook that kept {manifest.Origin} again, or copy the object store of the clone that kept it ({workspace.ObjectsFolder})."
                    : $"Bring back {manifest.Origin} as it was on {manifest.Created:yyyy-MM-dd}, or copy the object store of the clone that kept it ({workspace.ObjectsFolder}).");
        }

        await using (source.ConfigureAwait(false))
        {
            await CopyVerifiedAsync(source, file, output, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<Stream?> FindElsewhereAsync(SnapshotManifest manifest, SnapshotFile file, CancellationToken cancellation)
    {
        string? origin = OriginPath(manifest, file);
        string? path = (origin is null ? null : await _files.IfSameAsync(origin, file, cancellation).ConfigureAwait(false))
            ?? await _files.FindAsync(file, cancellation).ConfigureAwait(false);
        if (path is not null)
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous);
        }

        return origin is not null && blobs is not null && workspace.GitRoot is { } gitRoot
            && Path.GetRelativePath(gitRoot, origin).Replace('\\', '/') is var relative
            && !relative.StartsWith("../", StringComparison.Ordinal)
            ? blobs.Find(gitRoot, relative, file.Length, file.Sha256, cancellation)
            : null;
    }

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
