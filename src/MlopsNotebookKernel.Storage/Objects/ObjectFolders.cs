using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Storage.Objects;

/// <summary>Where things lie inside an object store's folder (see FORMATS.md, "Objects").</summary>
/// <param name="root">Absolute path of the store.</param>
public sealed class ObjectFolders(string root)
{
    /// <summary>Begins the names of objects in <see cref="Temporary"/> that collection is taking out; never swept.</summary>
    internal const string TakenPrefix = "taken-";

    private static readonly TimeSpan LongestWork = TimeSpan.FromDays(1);

    /// <summary>Absolute path of the store.</summary>
    public string Root { get; } = root;

    /// <summary>Holds what is being written; anything in it that is older than a day is left over from a crash.</summary>
    public string Temporary => Path.Combine(Root, "tmp");

    /// <summary>Holds what can be computed again at any time.</summary>
    public string Cache => Path.Combine(Root, "cache");

    /// <summary>Holds the chunks, by the first two digits of their digests.</summary>
    internal string Chunks => Path.Combine(Root, "chunks");

    /// <summary>Holds chunks that did not pass their digest, for inspection.</summary>
    public string Damaged => Path.Combine(Root, "damaged");

    /// <summary>Path of a chunk's file: <c>chunks/aa/aabb…</c>, so that no folder grows beyond a 256th of the store.</summary>
    /// <param name="digest">The chunk's SHA-256, 64 hexadecimal digits.</param>
    /// <exception cref="SnapshotException">The digest is none: manifests are untrusted, and it becomes a path.</exception>
    public string Chunk(string digest) => Digests.ContentDigest.IsValid(digest)
        ? Path.Combine(Chunks, digest[..2], digest)
        : throw new SnapshotException(
            "MLOPS1303",
            "A snapshot's manifest names a chunk by something that is no SHA-256 digest.",
            "Bring the manifest back from Git: git checkout -- .mlops/snapshots");

    /// <summary>A path in <see cref="Temporary"/> that nothing uses yet; the folder is made.</summary>
    public string NewTemporaryPath()
    {
        Directory.CreateDirectory(Temporary);
        return Path.Combine(Temporary, Guid.NewGuid().ToString("N"));
    }

    /// <summary>
    /// Deletes temporary files and folders that a crashed process left behind. What another process sweeps at the same
    /// moment, or holds, is left to it.
    /// </summary>
    /// <param name="now">The present, UTC.</param>
    public void SweepTemporary(DateTimeOffset now)
    {
        DirectoryInfo folder = new(Temporary);
        if (!folder.Exists)
        {
            return;
        }

        foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos())
        {
            if (now.UtcDateTime - entry.LastWriteTimeUtc <= LongestWork || entry.Name.StartsWith(TakenPrefix, StringComparison.Ordinal))
            {
                continue;
            }

            try
            {
                Delete(entry);
            }
            catch (Exception held) when (held is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }
    }

    /// <summary>Deletes a file, or a folder with all in it.</summary>
    /// <param name="entry">The file or folder.</param>
    internal static void Delete(FileSystemInfo entry)
    {
        if (entry is DirectoryInfo folder)
        {
            folder.Delete(recursive: true);
        }
        else
        {
            entry.Delete();
        }
    }
}
