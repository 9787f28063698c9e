using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Storage.Objects;

namespace MlopsNotebookKernel.Storage.Upkeep;

/// <summary>
/// Removes objects that nothing cites. Other processes may write meanwhile: what they write, or rely on because it was
/// there (<see cref="ChunkFiles.Freshen"/>), is new and stays for the grace period, in which they write the fact that
/// cites it. An object is first taken out of its place, and only then is its time looked at for good: whoever renews it
/// earlier is seen, whoever comes later does not find it and writes it again.
/// </summary>
/// <param name="workspace">The workspace.</param>
/// <param name="clock">The clock.</param>
public sealed class ObjectCollection(Workspace workspace, TimeProvider clock)
{
    /// <summary>Begins the names of objects that are being taken out; those that a crash left are put back.</summary>
    private const string TakenPrefix = ObjectFolders.TakenPrefix;

    private static readonly TimeSpan LongestWork = TimeSpan.FromDays(1);

    private readonly ObjectFolders _folders = new(workspace.ObjectsFolder);

    /// <summary>Collects.</summary>
    /// <param name="cited">All digests that facts cite.</param>
    /// <param name="grace">How old an object must be.</param>
    /// <param name="isDryRun">Whether it only tells.</param>
    /// <param name="cancellation">Cancels between objects.</param>
    public CollectionReport Collect(IReadOnlySet<string> cited, TimeSpan grace, bool isDryRun, CancellationToken cancellation)
    {
        try
        {
            return CollectAll(cited, grace, isDryRun, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException(
                "MLOPS1339", $"The object store cannot be cleaned: {failure.Message}", $"Check your rights on {_folders.Root}; what was done before stays done, and gc can run again.", failure);
        }
    }

    private CollectionReport CollectAll(IReadOnlySet<string> cited, TimeSpan grace, bool isDryRun, CancellationToken cancellation)
    {
        PutBack();
        DateTime oldest = clock.GetUtcNow().UtcDateTime - grace;
        int citedCount = 0, young = 0;
        long citedBytes = 0, youngBytes = 0;
        List<StoredObject> collected = [];
        foreach (FileInfo chunk in new ObjectInventory(_folders).Chunks())
        {
            cancellation.ThrowIfCancellationRequested();
            long bytes = chunk.Length;
            if (cited.Contains(chunk.Name))
            {
                (citedCount, citedBytes) = (citedCount + 1, citedBytes + bytes);
            }
            else if (chunk.LastWriteTimeUtc > oldest || !(isDryRun || Remove(chunk, oldest)))
            {
                (young, youngBytes) = (young + 1, youngBytes + bytes);
            }
            else
            {
                collected.Add(new StoredObject(chunk.Name, bytes));
            }
        }

        (int leftovers, long leftoverBytes) = Sweep(oldest, isDryRun);
        return new CollectionReport(citedCount, citedBytes, young, youngBytes, collected, leftovers, leftoverBytes);
    }

    /// <summary>Removes one object, unless somebody relies on it since.</summary>
    private bool Remove(FileInfo chunk, DateTime oldest)
    {
        Directory.CreateDirectory(_folders.Temporary);
        string taken = Path.Combine(_folders.Temporary, $"{TakenPrefix}{chunk.Name}");
        try
        {
            File.Move(chunk.FullName, taken, overwrite: true);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // A reader on Windows holds it, or another collection took it: it is in use, or gone.
            return false;
        }

        if (File.GetLastWriteTimeUtc(taken) > oldest)
        {
            File.Move(taken, chunk.FullName, overwrite: true);
            return false;
        }

        File.Delete(taken);
        return true;
    }

    /// <summary>What a collection that was killed had taken out goes back, for it may have been renewed just before.</summary>
    private void PutBack()
    {
        if (!Directory.Exists(_folders.Temporary))
        {
            return;
        }

        foreach (string taken in Directory.EnumerateFiles(_folders.Temporary, $"{TakenPrefix}*"))
        {
            string path = _folders.Chunk(Path.GetFileName(taken)[TakenPrefix.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(taken, path, overwrite: true);
        }
    }

    private (int Count, long Bytes) Sweep(DateTime oldest, bool isDryRun)
    {
        DateTime abandoned = clock.GetUtcNow().UtcDateTime - LongestWork;
        List<FileSystemInfo> leftovers =
        [
            .. Entries(_folders.Temporary, recurse: false).Where(entry => entry.LastWriteTimeUtc < abandoned),
            .. Entries(_folders.Cache, recurse: true).Where(entry => IsTemporary(entry) && entry.LastWriteTimeUtc < abandoned),
            .. Entries(_folders.Damaged, recurse: false).Where(entry => entry.LastWriteTimeUtc < oldest),
            .. Entries(workspace.FactsFolder, recurse: true).Where(entry => IsTemporary(entry) && entry.LastWriteTimeUtc < abandoned && !PathFence.Contains(_folders.Root, entry.FullName)),
        ];
        long bytes = leftovers.Sum(Size);
        foreach (FileSystemInfo leftover in isDryRun ? [] : leftovers)
        {
            ObjectFolders.Delete(leftover);
        }

        return (leftovers.Count, bytes);
    }

    private static IEnumerable<FileSystemInfo> Entries(string folder, bool recurse) => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = recurse, AttributesToSkip = FileAttributes.ReparsePoint })
        : [];

    /// <summary>As <see cref="AtomicFile"/> and the caches name what they are writing: <c>name.&lt;32 digits&gt;.tmp</c>.</summary>
    private static bool IsTemporary(FileSystemInfo entry) =>
        entry is FileInfo && entry.Name.Split('.') is [.., { Length: 32 } id, "tmp"] && id.All(char.IsAsciiHexDigitLower);

    private static long Size(FileSystemInfo entry) => entry is FileInfo file
        ? file.Length
        : ((DirectoryInfo)entry).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Sum(inner => inner.Length);
}
