using System.Collections.Concurrent;
using MlopsNotebookKernel.Domain.Remotes;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Storage.Objects;
using MlopsNotebookKernel.Storage.Remotes;

namespace MlopsNotebookKernel.Storage.Upkeep;

/// <summary>Reads every object of a store and holds it against its digest, one a processor at a time.</summary>
/// <param name="workspace">The workspace.</param>
public sealed class ObjectInspection(Workspace workspace)
{
    private readonly ObjectFolders _folders = new(workspace.ObjectsFolder);

    /// <summary>Inspects.</summary>
    /// <param name="progress">Gets how far it is; may be null.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<InspectionReport> InspectAsync(IProgress<TransferProgress>? progress, CancellationToken cancellation)
    {
        (string Digest, string Path)[] chunks = [.. new ObjectInventory(_folders).Chunks().Select(file => (file.Name, file.FullName))];
        ConcurrentBag<DamagedObject> damaged = [];
        int done = 0;
        long bytes = 0;
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        await Parallel.ForEachAsync(chunks, options, async (chunk, token) =>
        {
            (long length, string? objection) = await LookAsync(chunk.Digest, chunk.Path, token).ConfigureAwait(false);
            if (objection is not null)
            {
                damaged.Add(new DamagedObject(chunk.Digest, chunk.Path, objection));
            }

            progress?.Report(new TransferProgress(Interlocked.Increment(ref done), chunks.Length, Interlocked.Add(ref bytes, length)));
        }).ConfigureAwait(false);
        return new InspectionReport(chunks.Length, bytes, [.. damaged.OrderBy(damage => damage.Digest, StringComparer.Ordinal)]);
    }

    /// <summary>Sets a damaged object aside; false where something holds it.</summary>
    /// <param name="digest">Its digest.</param>
    public bool SetAside(string digest) => new ChunkFiles(_folders).SetAside(digest);

    private static async Task<(long Length, string? Objection)> LookAsync(string digest, string path, CancellationToken cancellation)
    {
        try
        {
            byte[] stored = await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
            return (stored.Length, stored.Length <= ChunkFormat.HeaderLength ? "it is cut short"
                : ChunkFormat.Read(stored, digest) is null ? "it does not have the content that its name says" : null);
        }
        catch (NotSupportedException)
        {
            return (0, "a later version of mlops wrote it");
        }
        catch (FileNotFoundException)
        {
            // Collected meanwhile; whether anything cites it is looked at afterwards.
            return (0, null);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return (0, $"it cannot be read: {unreadable.Message}");
        }
    }
}
