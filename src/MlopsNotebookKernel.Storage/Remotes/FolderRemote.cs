using System.Security.Cryptography;
using System.Text.Json;
using MlopsNotebookKernel.Domain.Remotes;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Storage.Digests;
using MlopsNotebookKernel.Storage.Objects;

namespace MlopsNotebookKernel.Storage.Remotes;

/// <summary>
/// A remote in a folder or network share (FORMATS.md, "Remotes"). Others write there too, so what lies in it is looked at
/// before it is opened: no link, no pipe, nothing larger than an object can be. Only objects that were asked for by name are
/// ever looked at, however many files the folder holds.
/// </summary>
public sealed class FolderRemote : IRemote
{
    /// <summary>The file that marks a folder as a remote.</summary>
    public const string MarkerName = "mlops-remote.json";

    private const string Family = "mlops.remote/";
    private const string Schema = Family + "1";
    private const long LargestMarker = 64 << 10;

    private readonly string _root;
    private int _isSwept;

    private FolderRemote(string root) => _root = root;

    /// <inheritdoc/>
    public string Place => _root;

    /// <summary>Opens a remote.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="create">
    /// Whether an empty or new folder may become one. Never for a remote that was made before: the folder of a share that
    /// is not mounted is empty, and what was sent there would be on this machine alone.
    /// </param>
    /// <exception cref="RemoteException">It cannot be reached (MLOPS2311), is no remote (MLOPS2312), or of a later version (MLOPS2313).</exception>
    public static FolderRemote Open(RemoteAddress address, bool create) => Guard(address.Folder, () =>
    {
        string root = address.Folder;
        string marker = Path.Combine(root, MarkerName);
        if (create && !File.Exists(marker) && Directory.Exists(Path.GetDirectoryName(root)) && !File.Exists(root) && IsEmpty(root))
        {
            AtomicFile.WriteText(marker, $"{{\n  \"schema\": \"{Schema}\"\n}}\n");
        }

        if (!Directory.Exists(root))
        {
            throw new RemoteException(
                "MLOPS2311", $"The remote's folder {root} is not there.", "Mount the share, or mend the address: mlops remote shows it.");
        }

        if (!File.Exists(marker))
        {
            throw new RemoteException(
                "MLOPS2312",
                $"The folder {root} is no remote: it has no {MarkerName}.",
                "Mount the share if it is not mounted. To make a new remote, name an empty folder: mlops remote add NAME FOLDER.");
        }

        CheckVersion(root, marker);
        return new FolderRemote(root);
    });

    /// <inheritdoc/>
    public Task<IReadOnlySet<string>> FindAsync(IReadOnlyCollection<string> digests, CancellationToken cancellation) =>
        Task.Run(() => Guard(_root, () =>
        {
            HashSet<string> found = new(StringComparer.Ordinal);
            foreach (string digest in digests)
            {
                cancellation.ThrowIfCancellationRequested();
                if (new FileInfo(PathOf(digest)) is { Exists: true, LinkTarget: null, Length: > ChunkFormat.HeaderLength })
                {
                    found.Add(digest);
                }
            }

            return (IReadOnlySet<string>)found;
        }), cancellation);

    /// <inheritdoc/>
    public Task<byte[]?> ReadAsync(string digest, CancellationToken cancellation) => Task.Run(
        () => Guard(_root, () =>
        {
            string path = PathOf(digest);
            if (!File.Exists(path))
            {
                return null;
            }

            string? objection = PathFence.Objection(_root, path) ?? FactFile.Objection(path, ChunkFormat.LargestStored);
            return objection is null ? ReadWhole(path) : throw new RemoteException(
                "MLOPS2314",
                $"What {_root} has as object {digest[..12]} is none: {objection}.",
                "Somebody changed the remote by hand: delete that file there, and push again from a clone that has the object.");
        }),
        cancellation);

    /// <inheritdoc/>
    public Task WriteAsync(string digest, ReadOnlyMemory<byte> stored, CancellationToken cancellation) => Task.Run(
        () => Guard<object?>(_root, () =>
        {
            string path = PathOf(digest);
            if (PathFence.Objection(_root, path) is { } objection)
            {
                throw new RemoteException(
                    "MLOPS2316", $"In {_root} the path of object {digest[..12]} {objection}, so nothing is written there.", "Replace the link by a folder of the remote's own.");
            }

            if (Interlocked.Exchange(ref _isSwept, 1) == 0)
            {
                // What pushes that were killed left there; laid out as a store is.
                new ObjectFolders(_root).SweepTemporary(DateTimeOffset.UtcNow);
            }

            string waiting = Path.Combine(_root, "tmp");
            Directory.CreateDirectory(waiting);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            string temporary = Path.Combine(waiting, $"{digest}.{Guid.NewGuid():N}");
            try
            {
                using (FileStream file = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0))
                {
                    file.Write(stored.Span);
                    file.Flush(flushToDisk: true);
                }

                cancellation.ThrowIfCancellationRequested();
                if (!SHA256.HashData(ReadWhole(temporary)).AsSpan().SequenceEqual(SHA256.HashData(stored.Span)))
                {
                    throw new RemoteException(
                        "MLOPS2317", $"Object {digest[..12]} did not arrive in {_root} as it was sent.", "Check the share's disk and network, and push again: it goes on where it stopped.");
                }

                Replace(temporary, path);
            }
            finally
            {
                if (File.Exists(temporary))
                {
                    File.Delete(temporary);
                }
            }

            return null;
        }),
        cancellation);

    /// <summary>A marker that another process is writing at this moment does not count.</summary>
    private static bool IsEmpty(string root) => !Directory.Exists(root)
        || Directory.EnumerateFileSystemEntries(root).All(entry => Path.GetFileName(entry).StartsWith(MarkerName, StringComparison.Ordinal));

    private static void CheckVersion(string root, string marker)
    {
        string schema = "";
        try
        {
            if (FactFile.Objection(marker, LargestMarker) is null)
            {
                using JsonDocument document = JsonDocument.Parse(File.ReadAllText(marker), new JsonDocumentOptions { MaxDepth = 8 });
                schema = document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("schema", out JsonElement said)
                    && said.ValueKind == JsonValueKind.String ? said.GetString()! : "";
            }
        }
        catch (JsonException)
        {
            // Told below: whatever it is, it is no marker.
            schema = "";
        }

        if (schema != Schema)
        {
            throw schema.StartsWith(Family, StringComparison.Ordinal)
                ? new RemoteException("MLOPS2313", $"The remote {root} was made by a later version ({schema}).", "Update mlops.")
                : new RemoteException("MLOPS2312", $"The folder {root} is no remote: its {MarkerName} is none of ours.", "Name another folder.");
        }
    }

    private static byte[] ReadWhole(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0, FileOptions.SequentialScan);
        byte[] content = new byte[Math.Min(file.Length, ChunkFormat.LargestStored)];
        file.ReadExactly(content);
        return content;
    }

    /// <summary>Two writers bring the same bytes; on Windows the second may find a reader of the first's: then it is there.</summary>
    private static void Replace(string temporary, string path)
    {
        try
        {
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception taken) when (taken is IOException or UnauthorizedAccessException && File.Exists(path))
        {
            File.Delete(temporary);
        }
    }

    private string PathOf(string digest) => ContentDigest.IsValid(digest)
        ? Path.Combine(_root, "chunks", digest[..2], digest)
        : throw new ArgumentException("No SHA-256 digest.", nameof(digest));

    private static T Guard<T>(string root, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception unreachable) when (unreachable is IOException or UnauthorizedAccessException)
        {
            throw new RemoteException(
                "MLOPS2315", $"The remote {root} cannot be used: {unreachable.Message}", "Check that the share is mounted, its rights, and that its disk is not full; then run the command again: it goes on where it stopped.", unreachable);
        }
    }
}
