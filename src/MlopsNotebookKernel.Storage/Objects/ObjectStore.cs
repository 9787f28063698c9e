using System.Security.Cryptography;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Storage.Objects;

/// <summary>
/// Keeps bytes in a folder: cut into chunks by content, each under its SHA-256, compressed. Files appear whole or not at
/// all, so any number of processes may write at once.
/// </summary>
public sealed class ObjectStore : IObjectStore
{
    private readonly ObjectFolders _folders;
    private readonly FileCache _cache;
    private readonly ChunkSizes _sizes;
    private readonly TimeProvider _clock;

    /// <summary>Opens the store of a workspace; folders are made on first use.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="clock">The clock.</param>
    public ObjectStore(Workspace workspace, TimeProvider clock)
        : this(workspace.ObjectsFolder, clock, ChunkSizes.Standard)
    {
    }

    /// <summary>Opens a store with chunks of other sizes.</summary>
    /// <param name="folder">Absolute path.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="sizes">The sizes of new chunks.</param>
    internal ObjectStore(string folder, TimeProvider clock, ChunkSizes sizes)
    {
        _folders = new ObjectFolders(folder);
        _cache = new FileCache(_folders);
        _sizes = sizes;
        _clock = clock;
    }

    /// <inheritdoc/>
    public async Task<SnapshotFile> PutAsync(
        Stream content, string name, IProgress<long>? progress, CancellationToken cancellation)
    {
        _folders.SweepTemporary(_clock.GetUtcNow());
        ChunkPipeline pipeline = new(_folders, _sizes, _clock);
        return await pipeline.RunAsync(content, name, progress, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<SnapshotFile> PutFileAsync(
        string path, string name, IProgress<long>? progress, CancellationToken cancellation) => ReadAsync(
            path,
            known => known.Chunks is { } chunks && new SnapshotFile(name, new FileInfo(path).Length, known.Sha256, chunks) is var file && IsFresh(file)
                ? file
                : null,
            async content =>
            {
                SnapshotFile file = await PutAsync(content, name, progress, cancellation).ConfigureAwait(false);
                return (file, file.Sha256, file.Chunks);
            });

    /// <inheritdoc/>
    public Task<string> DigestFileAsync(string path, IProgress<long>? progress, CancellationToken cancellation) => ReadAsync(
        path,
        known => known.Sha256,
        async content =>
        {
            string sha256 = await DigestAsync(content, progress, cancellation).ConfigureAwait(false);
            return (sha256, sha256, (IReadOnlyList<string>?)null);
        });

    /// <inheritdoc/>
    public Task CopyToAsync(SnapshotFile file, Stream destination, CancellationToken cancellation) =>
        new ChunkReader(_folders).CopyToAsync(file, destination, cancellation);

    /// <inheritdoc/>
    public bool Contains(SnapshotFile file) => file.Chunks.All(new ChunkFiles(_folders).Exists);

    /// <summary>Whether all chunks are here and will be for a while; see <see cref="ChunkFiles.Freshen"/>.</summary>
    private bool IsFresh(SnapshotFile file)
    {
        ChunkFiles files = new(_folders);
        DateTimeOffset now = _clock.GetUtcNow();
        return file.Chunks.All(digest => files.Freshen(digest, now));
    }

    private async Task<T> ReadAsync<T>(
        string path,
        Func<(string Sha256, IReadOnlyList<string>? Chunks), T?> answer,
        Func<FileStream, Task<(T Answer, string Sha256, IReadOnlyList<string>? Chunks)>> read)
        where T : class
    {
        if (!RegularFile.Is(path))
        {
            throw new SnapshotException(
                "MLOPS1328", $"{Path.GetFileName(path)} is a pipe or a device, which has no end.", "Write what it gives to a file, and use that.");
        }

        try
        {
            // A link's own length and times are not those of what is read through it.
            path = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            FileStamp before = FileStamp.Of(path);
            if (_cache.Find(path, before) is { } known && answer(known) is { } remembered)
            {
                return remembered;
            }

            DateTimeOffset start = _clock.GetUtcNow();
            FileStream content = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0, FileOptions.SequentialScan);
            await using (content.ConfigureAwait(false))
            {
                (T result, string sha256, IReadOnlyList<string>? chunks) = await read(content).ConfigureAwait(false);
                FileStamp after = FileStamp.Of(path);
                if (after != before || content.Position != before.Length)
                {
                    throw new SnapshotException(
                        "MLOPS1321",
                        $"{Path.GetFileName(path)} changed while it was read.",
                        "Run the command again when nothing writes to the file.");
                }

                if (!before.IsRacy(start))
                {
                    _cache.Remember(path, before, sha256, chunks);
                }

                return result;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException(
                "MLOPS1327",
                $"{Path.GetFileName(path)} cannot be read or kept: {exception.Message}",
                "Check that the file exists, that you may read it, and that the disk is not full.",
                exception);
        }
    }

    private static async Task<string> DigestAsync(FileStream content, IProgress<long>? progress, CancellationToken cancellation)
    {
        using IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 20];
        long total = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
        {
            sha.AppendData(buffer, 0, read);
            total += read;
            progress?.Report(total);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
