using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Storage.Digests;

namespace MlopsNotebookKernel.Commands.Assets;

/// <summary>
/// Digests assets as they are now, reading no more than needed: unchanged files not at all, files with known bytes never
/// as a table.
/// </summary>
/// <param name="services">The ports.</param>
public sealed class AssetDigests(CommandServices services)
{
    /// <summary>Digests a file or folder as it is now.</summary>
    /// <param name="path">Absolute path of a file or folder that exists.</param>
    /// <param name="workspace">The workspace whose object store remembers digests.</param>
    /// <param name="known">
    /// What the asset was before, as a stamp or manifest says; its kind decides as what the path is digested, and with
    /// the same bytes it is the answer. Null tells the kind from the path.
    /// </param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="SnapshotException">It cannot be read, or is a damaged archive.</exception>
    /// <exception cref="TableException">It is not the table that its extension says.</exception>
    public async Task<AssetDigest> OfPathAsync(
        string path, Workspace workspace, AssetDigest? known, CancellationToken cancellation)
    {
        IObjectStore objects = services.Objects(workspace);
        string kind = known is null || Directory.Exists(path) != (known.Kind == SnapshotKind.Folder)
            ? AssetKind.Of(path)
            : known.Kind;
        if (kind == SnapshotKind.Folder)
        {
            return await OfFolderAsync(path, objects, cancellation).ConfigureAwait(false);
        }

        long bytes = new FileInfo(path).Length;
        string sha256 = await objects.DigestFileAsync(path, null, cancellation).ConfigureAwait(false);
        if (known is not null && known.Kind == kind && known.Sha256 == sha256)
        {
            return known;
        }

        switch (kind)
        {
            case SnapshotKind.Table:
                TableDigest table = await OfTableAsync(path, sha256, workspace, cancellation).ConfigureAwait(false);
                return new AssetDigest(kind, table.Content, bytes, sha256, table);
            case SnapshotKind.Archive:
                string id = await ArchiveDigest.OfAsync(path, cancellation).ConfigureAwait(false);
                return new AssetDigest(kind, id, bytes, sha256, null);
            default:
                return new AssetDigest(kind, sha256, bytes, sha256, null);
        }
    }

    private static async Task<AssetDigest> OfFolderAsync(string folder, IObjectStore objects, CancellationToken cancellation)
    {
        List<ContentEntry> entries = [];
        foreach (string file in FolderFiles.Of(folder))
        {
            string path = Path.Combine(folder, file);
            string sha256 = await objects.DigestFileAsync(path, null, cancellation).ConfigureAwait(false);
            entries.Add(new ContentEntry(file, new FileInfo(path).Length, sha256));
        }

        return new AssetDigest(
            SnapshotKind.Folder, ContentEntry.Digest(entries), entries.Sum(entry => entry.Length), null, null);
    }

    private async Task<TableDigest> OfTableAsync(
        string path, string sha256, Workspace workspace, CancellationToken cancellation)
    {
        TableDigestCache cache = new(workspace.ObjectsFolder);
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (cache.Find(sha256, extension) is { } remembered)
        {
            return remembered;
        }

        ITable table = await services.Tables.Value.OpenAsync(new TableSource.File(path), cancellation).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            TableDigest digest = await table.DigestAsync(null, cancellation).ConfigureAwait(false);
            cache.Remember(sha256, extension, digest);
            return digest;
        }
    }
}
