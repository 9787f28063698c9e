using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Storage.Objects;

namespace MlopsNotebookKernel.Commands.Defect;

/// <summary>Keeps bad rows as a file to commit beside their manifest, so that a clone without a remote has them.</summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The workspace.</param>
internal sealed class CommittedRows(CommandServices services, Workspace workspace)
{
    /// <summary>Writes the file, unless it is there.</summary>
    /// <param name="manifest">The snapshot of the bad rows.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What other clones lack, with the remedy; null for nothing.</returns>
    public async Task<string?> KeepAsync(SnapshotManifest manifest, CancellationToken cancellation)
    {
        if (CommittedCopy.PathOf(workspace, manifest) is not { } path)
        {
            return $"The bad rows ({QuantityText.Bytes(manifest.Files.Sum(file => file.Length))}) are in this clone's object store alone, for Git is to carry {QuantityText.Bytes(CommittedCopy.LargestBytes)} at most: mlops push takes them to others.";
        }

        string copy = $"{new ObjectFolders(workspace.ObjectsFolder).NewTemporaryPath()}.parquet";
        try
        {
            await services.Contents(workspace).WriteAsync(manifest, manifest.Files[0], copy, cancellation).ConfigureAwait(false);
            AtomicFile.WriteBytes(path, await File.ReadAllBytesAsync(copy, cancellation).ConfigureAwait(false));
            return null;
        }
        catch (SnapshotException fault)
        {
            // They were recorded in another clone, which did not share them: the defect is on record all the same.
            return $"{fault.Message} {fault.Remedy}";
        }
        finally
        {
            File.Delete(copy);
        }
    }
}
