using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Storage.Contents;
using MlopsNotebookKernel.Storage.Objects;

namespace MlopsNotebookKernel.Commands.Assets;

/// <summary>Opens the tables that snapshots keep.</summary>
/// <param name="services">The ports.</param>
public sealed class SnapshotTables(CommandServices services)
{
    /// <summary>
    /// Opens a kept table: over the file it was taken from while that still has the same bytes, else over a temporary
    /// copy that goes away with the table.
    /// </summary>
    /// <param name="manifest">The snapshot.</param>
    /// <param name="workspace">Its workspace.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="SnapshotException">It keeps no table, or its bytes are gone or damaged.</exception>
    public async Task<ITable> OpenAsync(SnapshotManifest manifest, Workspace workspace, CancellationToken cancellation)
    {
        (string path, string? folder) = await LocateAsync(manifest, workspace, cancellation).ConfigureAwait(false);
        try
        {
            ITable table = await services.Tables.Value.OpenAsync(new TableSource.File(path), cancellation).ConfigureAwait(false);
            return folder is null ? table : new TemporaryTable(table, folder);
        }
        catch
        {
            if (folder is not null)
            {
                Directory.Delete(folder, recursive: true);
            }

            throw;
        }
    }

    /// <summary>
    /// Finds the file of a kept table: the one it was taken from while that still has the same bytes, else a temporary
    /// copy.
    /// </summary>
    /// <param name="manifest">The snapshot.</param>
    /// <param name="workspace">Its workspace.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Its absolute path, and the folder to delete after use; null where there is none to delete.</returns>
    /// <exception cref="SnapshotException">It keeps no table, or its bytes are gone or damaged.</exception>
    public async Task<(string Path, string? Folder)> LocateAsync(
        SnapshotManifest manifest, Workspace workspace, CancellationToken cancellation)
    {
        if (manifest.Kind != SnapshotKind.Table)
        {
            throw new SnapshotException(
                "MLOPS1331",
                $"Snapshot {manifest.Name}@{manifest.ShortId} keeps a {manifest.Kind}, not a table.",
                "Give a snapshot of a table, or restore this one with --to.");
        }

        SnapshotFile file = manifest.Files[0];
        SnapshotContents contents = services.Contents(workspace);
        if (await contents.FindOriginAsync(manifest, file, cancellation).ConfigureAwait(false) is { } origin)
        {
            return (origin, null);
        }

        string folder = new ObjectFolders(workspace.ObjectsFolder).NewTemporaryPath();
        Directory.CreateDirectory(folder);
        try
        {
            string copy = Path.Combine(folder, Path.GetFileName(file.Path));
            await contents.WriteAsync(manifest, file, copy, cancellation).ConfigureAwait(false);
            return (copy, folder);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }
}
