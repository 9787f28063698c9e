using System.Security.Cryptography;
using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Storage.Objects;

/// <summary>Puts a kept file together again: chunks are read, expanded and checked side by side, and written in order.</summary>
/// <param name="folders">The store's folders.</param>
internal sealed class ChunkReader(ObjectFolders folders)
{
    private readonly ChunkFiles _files = new(folders);

    /// <summary>Writes a kept file's bytes and checks them against all digests.</summary>
    /// <param name="file">The file.</param>
    /// <param name="destination">Takes the bytes.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="SnapshotException">A chunk is missing or damaged.</exception>
    public async Task CopyToAsync(SnapshotFile file, Stream destination, CancellationToken cancellation)
    {
        using IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Queue<Task<byte[]>> ahead = new();
        int next = 0;
        long length = 0;
        try
        {
            while (next < file.Chunks.Count || ahead.Count > 0)
            {
                while (next < file.Chunks.Count && ahead.Count <= Environment.ProcessorCount)
                {
                    string digest = file.Chunks[next++];
                    ahead.Enqueue(Task.Run(() => Read(file, digest), cancellation));
                }

                byte[] chunk = await ahead.Dequeue().ConfigureAwait(false);
                sha.AppendData(chunk);
                length += chunk.Length;
                await destination.WriteAsync(chunk, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            // Chunks still on their way after a failure hold files open until they are done.
            await ((Task)Task.WhenAll(ahead)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (length != file.Length || Convert.ToHexStringLower(sha.GetHashAndReset()) != file.Sha256)
        {
            throw new SnapshotException(
                "MLOPS1312",
                $"The chunks that the manifest lists for {file.Path} do not make up its digest.",
                "The manifest was changed by hand: bring it back from Git.");
        }
    }

    private byte[] Read(SnapshotFile file, string digest)
    {
        byte[] stored = _files.ReadStored(digest) ?? throw new SnapshotException(
            "MLOPS1310",
            $"A part of {file.Path} (chunk {digest[..12]}) is missing from the object store.",
            "Run mlops pull, where a remote has it, or take the snapshot again from its source.");
        try
        {
            return ChunkFormat.Read(stored, digest) ?? throw Damaged(file, digest, folders.Chunk(digest));
        }
        catch (NotSupportedException later)
        {
            throw new SnapshotException(
                "MLOPS1304",
                $"A part of {file.Path} was written by a later version of mlops.",
                "Update mlops.",
                later);
        }
    }

    /// <summary>Sets a damaged chunk aside, so that taking the snapshot again writes it anew.</summary>
    private SnapshotException Damaged(SnapshotFile file, string digest, string path)
    {
        if (!_files.SetAside(digest))
        {
            return new SnapshotException(
                "MLOPS1311",
                $"A part of {file.Path} (chunk {digest[..12]}) is damaged in the object store.",
                $"Delete {path}, then run mlops pull, or take the snapshot again from its source.");
        }

        return new SnapshotException(
            "MLOPS1311",
            $"A part of {file.Path} (chunk {digest[..12]}) was damaged in the object store and is set aside.",
            "Run mlops pull, where a remote has it, or take the snapshot again from its source.");
    }
}
