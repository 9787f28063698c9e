using System.Collections.Concurrent;
using MlopsNotebookKernel.Domain.Remotes;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Storage.Objects;

namespace MlopsNotebookKernel.Storage.Remotes;

/// <summary>
/// Carries objects between the store and a remote, several at a time, only those that the other end lacks. Each is checked
/// against its digest before it leaves and before it enters, so a damaged one goes nowhere; each arrives whole, so a
/// transfer that was stopped goes on where it was.
/// </summary>
/// <param name="workspace">The workspace whose store it is.</param>
/// <param name="clock">The clock.</param>
public sealed class ObjectTransfer(Workspace workspace, TimeProvider clock)
{
    /// <summary>Enough to keep a slow network busy; each holds a chunk of usually 1 MiB in memory.</summary>
    private const int AtOnce = 8;

    private readonly ObjectFolders _folders = new(workspace.ObjectsFolder);
    private readonly ChunkFiles _files = new(new ObjectFolders(workspace.ObjectsFolder));

    /// <summary>Which of some objects are not in the store.</summary>
    /// <param name="digests">Their digests.</param>
    public IReadOnlyList<string> Absent(IEnumerable<string> digests) =>
        [.. digests.Distinct(StringComparer.Ordinal).Where(digest => !_files.Exists(digest))];

    /// <summary>Sends objects.</summary>
    /// <param name="remote">Where to.</param>
    /// <param name="digests">The objects that shall be there.</param>
    /// <param name="progress">Gets how far it is; may be null.</param>
    /// <param name="cancellation">Cancels; what has arrived stays.</param>
    /// <exception cref="RemoteException">The remote fails.</exception>
    public async Task<TransferReport> PushAsync(
        IRemote remote, IReadOnlyCollection<string> digests, IProgress<TransferProgress>? progress, CancellationToken cancellation)
    {
        string[] asked = [.. digests.Distinct(StringComparer.Ordinal)];
        IReadOnlySet<string> there = await remote.FindAsync(asked, cancellation).ConfigureAwait(false);
        return await MoveAsync(asked, [.. asked.Where(digest => !there.Contains(digest))], progress, async (digest, token) =>
        {
            if (_files.ReadStored(digest) is not { } stored)
            {
                return (null, null);
            }

            if (Objection(stored, digest) is { } objection)
            {
                return (null, new DamagedObject(digest, "the object store", objection));
            }

            await remote.WriteAsync(digest, stored, token).ConfigureAwait(false);
            return (stored.Length, null);
        }, cancellation).ConfigureAwait(false);
    }

    /// <summary>Brings objects into the store.</summary>
    /// <param name="remote">Where from.</param>
    /// <param name="digests">The objects that shall be here.</param>
    /// <param name="progress">Gets how far it is; may be null.</param>
    /// <param name="cancellation">Cancels; what has arrived stays.</param>
    /// <exception cref="RemoteException">The remote fails.</exception>
    public async Task<TransferReport> PullAsync(
        IRemote remote, IReadOnlyCollection<string> digests, IProgress<TransferProgress>? progress, CancellationToken cancellation)
    {
        _folders.SweepTemporary(clock.GetUtcNow());
        string[] asked = [.. digests.Distinct(StringComparer.Ordinal)];
        return await MoveAsync(asked, Absent(asked), progress, async (digest, token) =>
        {
            byte[]? stored;
            try
            {
                stored = await remote.ReadAsync(digest, token).ConfigureAwait(false);
            }
            catch (RemoteException odd) when (odd.Code == "MLOPS2314")
            {
                return (null, new DamagedObject(digest, remote.Place, odd.Message));
            }

            if (stored is null)
            {
                return (null, null);
            }

            if (Objection(stored, digest) is { } objection)
            {
                return (null, new DamagedObject(digest, remote.Place, objection));
            }

            Keep(digest, stored);
            return (stored.Length, null);
        }, cancellation).ConfigureAwait(false);
    }

    private static async Task<TransferReport> MoveAsync(
        string[] asked,
        IReadOnlyList<string> lacking,
        IProgress<TransferProgress>? progress,
        Func<string, CancellationToken, Task<(int? Bytes, DamagedObject? Damage)>> move,
        CancellationToken cancellation)
    {
        ConcurrentBag<string> missing = [];
        ConcurrentBag<DamagedObject> damaged = [];
        int done = 0, moved = 0;
        long bytes = 0;
        ParallelOptions options = new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(lacking, options, async (digest, token) =>
        {
            (int? length, DamagedObject? damage) = await move(digest, token).ConfigureAwait(false);
            if (damage is not null)
            {
                damaged.Add(damage);
            }
            else if (length is { } arrived)
            {
                Interlocked.Increment(ref moved);
                Interlocked.Add(ref bytes, arrived);
            }
            else
            {
                missing.Add(digest);
            }

            progress?.Report(new TransferProgress(Interlocked.Increment(ref done), lacking.Count, Interlocked.Read(ref bytes)));
        }).ConfigureAwait(false);
        return new TransferReport(
            asked.Length, moved, bytes, [.. missing.Order(StringComparer.Ordinal)], [.. damaged.OrderBy(damage => damage.Digest, StringComparer.Ordinal)]);
    }

    private void Keep(string digest, byte[] stored)
    {
        try
        {
            _files.Write(digest, stored);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException(
                "MLOPS1329", $"The object store cannot be written: {unwritable.Message}", $"Check that the disk is not full and your rights on {_folders.Root}.", unwritable);
        }
    }

    /// <summary>Why bytes are not the object of that name; null when they are.</summary>
    private static string? Objection(byte[] stored, string digest)
    {
        try
        {
            return ChunkFormat.Read(stored, digest) is null ? "it does not have the content that its name says" : null;
        }
        catch (NotSupportedException)
        {
            return "a later version of mlops wrote it";
        }
    }
}
