using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Storage.Objects;

/// <summary>Chunks as files of the store: each appears whole or not at all, so any number of processes may write at once.</summary>
/// <param name="folders">The store's folders.</param>
internal sealed class ChunkFiles(ObjectFolders folders)
{
    /// <summary>How old a chunk's time may get before it is renewed; well below the shortest grace of collection, a day.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromHours(6);

    /// <summary>Whether a chunk is kept; an empty file is what a crash before the disk was reached leaves.</summary>
    /// <param name="digest">The chunk's digest.</param>
    public bool Exists(string digest) => IsKept(folders.Chunk(digest));

    /// <summary>
    /// Whether a chunk is kept, and if so makes it new again: whoever relies on a chunk that is there already will cite it
    /// only later, and collection spares what is new (as Git freshens loose objects).
    /// </summary>
    /// <param name="digest">The chunk's digest.</param>
    /// <param name="now">The present, UTC.</param>
    public bool Freshen(string digest, DateTimeOffset now)
    {
        FileInfo file = new(folders.Chunk(digest));
        if (!file.Exists || file.Length <= ChunkFormat.HeaderLength)
        {
            return false;
        }

        if (now.UtcDateTime - file.LastWriteTimeUtc < Freshness)
        {
            return true;
        }

        try
        {
            file.LastWriteTimeUtc = now.UtcDateTime;
            return true;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            // Collected between the look and the touch: it is written again.
            return false;
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // Another user's file, or one that a reader on Windows holds: it stays as old as it is, and its owner collects.
            return IsKept(file.FullName);
        }
    }

    /// <summary>Keeps a chunk as it is stored.</summary>
    /// <param name="digest">The chunk's digest, of which the bytes are known to be.</param>
    /// <param name="stored">Header and chunk (<see cref="ChunkFormat"/>).</param>
    public void Write(string digest, ReadOnlySpan<byte> stored)
    {
        string path = folders.Chunk(digest);
        string temporary = folders.NewTemporaryPath();
        try
        {
            using (FileStream file = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0))
            {
                file.Write(stored);
                file.Flush(flushToDisk: true);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Move(temporary, path);
        }
        finally
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }

    /// <summary>Reads a chunk as it is stored; null when it is not kept.</summary>
    /// <param name="digest">The chunk's digest.</param>
    /// <exception cref="SnapshotException">It is there and cannot be read (MLOPS1314).</exception>
    public byte[]? ReadStored(string digest)
    {
        try
        {
            return File.ReadAllBytes(folders.Chunk(digest));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException(
                "MLOPS1314", $"Chunk {digest[..12]} cannot be read: {unreadable.Message}", $"Check the disk and the rights on {folders.Root}.", unreadable);
        }
    }

    /// <summary>Sets a damaged chunk aside, so that it can be had again; false where something holds it.</summary>
    /// <param name="digest">The chunk's digest.</param>
    public bool SetAside(string digest)
    {
        try
        {
            Directory.CreateDirectory(folders.Damaged);
            File.Move(folders.Chunk(digest), Path.Combine(folders.Damaged, digest), overwrite: true);
            return true;
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsKept(string path) => new FileInfo(path) is { Exists: true, Length: > ChunkFormat.HeaderLength };

    /// <summary>Another writer may have kept the same chunk meanwhile, and on Windows a reader may hold it open: then it is there.</summary>
    private static void Move(string temporary, string path)
    {
        try
        {
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception taken) when (taken is IOException or UnauthorizedAccessException && IsKept(path))
        {
            File.Delete(temporary);
        }
    }
}
