using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Storage.Digests;
using MlopsNotebookKernel.Storage.Objects;

namespace MlopsNotebookKernel.Commands.Snapshot;

/// <summary>Takes snapshots of tables: files as they are, a notebook's rows as Parquet.</summary>
/// <param name="services">The ports.</param>
internal sealed class TableTaker(CommandServices services)
{
    /// <summary>Keeps a table's file. The same bytes again are never read as a table again.</summary>
    /// <param name="source">The file.</param>
    /// <param name="request">How to keep it.</param>
    /// <param name="context">Where the command runs.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<TakenSnapshot> TakeAsync(
        DataReference.Location source, SnapshotRequest request, CommandContext context, CancellationToken cancellation)
    {
        StageProgress progress = new(context.Progress, source.Label);
        FileStamp stamp = FileStamp.Of(source.Path);
        IReadOnlyList<SnapshotManifest> named = services.Snapshots(context.Workspace).Named(request.Name);
        if (await KnownByBytesAsync(source, named, context, progress, cancellation).ConfigureAwait(false) is { } known)
        {
            return new TakenSnapshot(known, false);
        }

        ITable table = await services.Tables.Value.OpenAsync(new TableSource.File(source.Path), cancellation).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            IObjectStore objects = services.Objects(context.Workspace);
            TableDigestCache digests = new(context.Workspace.ObjectsFolder);
            TableDigest digest = await table.DigestAsync(progress.Share("reading every value"), cancellation).ConfigureAwait(false);
            if (named.FirstOrDefault(manifest => manifest.Id == digest.Content) is { } sameValues)
            {
                string sha256 = await objects.DigestFileAsync(source.Path, null, cancellation).ConfigureAwait(false);
                RequireUnchanged(source, stamp);
                digests.Remember(sha256, Extension(source), digest);
                return new TakenSnapshot(sameValues, false);
            }

            TableProfile profile = await table.ProfileAsync(progress.Share("profiling"), cancellation).ConfigureAwait(false);
            SnapshotFile file = await objects
                .PutFileAsync(source.Path, Path.GetFileName(source.Path), progress.Bytes("keeping", stamp.Length), cancellation)
                .ConfigureAwait(false);
            RequireUnchanged(source, stamp);
            digests.Remember(file.Sha256, Extension(source), digest);
            return Add(source.Relative, digest, profile, file, request, context);
        }
    }

    /// <summary>Keeps a notebook's rows as a Parquet file.</summary>
    /// <param name="source">The variable.</param>
    /// <param name="request">How to keep it.</param>
    /// <param name="context">Where the command runs.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<TakenSnapshot> TakeAsync(
        DataReference.Variable source, SnapshotRequest request, CommandContext context, CancellationToken cancellation)
    {
        TableSource.Rows rows = new(source.Value.Value!, source.Value.Name);
        ITable table = await services.Tables.Value.OpenAsync(rows, cancellation).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            return await TakeAsync(table, request.To ?? source.Label, request, context, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Keeps an opened table as a Parquet file.</summary>
    /// <param name="table">The table.</param>
    /// <param name="origin">Where its rows are from, to record.</param>
    /// <param name="request">How to keep it.</param>
    /// <param name="context">Where the command runs.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<TakenSnapshot> TakeAsync(
        ITable table, string origin, SnapshotRequest request, CommandContext context, CancellationToken cancellation)
    {
        StageProgress progress = new(context.Progress, origin);
        TableDigest digest = await table.DigestAsync(progress.Share("reading every value"), cancellation).ConfigureAwait(false);
        IObjectStore objects = services.Objects(context.Workspace);
        SnapshotManifest? known = services.Snapshots(context.Workspace).Named(request.Name)
            .FirstOrDefault(manifest => manifest.Id == digest.Content);
        if (known is not null && objects.Contains(known.Files[0]))
        {
            return new TakenSnapshot(known, false);
        }

        SnapshotFile file = await KeepAsync(table, $"{request.Name}.parquet", context, progress, cancellation).ConfigureAwait(false);
        if (known is not null)
        {
            return new TakenSnapshot(known, false);
        }

        TableProfile profile = await table.ProfileAsync(progress.Share("profiling"), cancellation).ConfigureAwait(false);
        return Add(origin, digest, profile, file, request, context);
    }

    /// <summary>The snapshot that has a file's values, as far as its bytes tell without reading it as a table.</summary>
    private async Task<SnapshotManifest?> KnownByBytesAsync(
        DataReference.Location source,
        IReadOnlyList<SnapshotManifest> named,
        CommandContext context,
        StageProgress progress,
        CancellationToken cancellation)
    {
        if (named.Count == 0)
        {
            return null;
        }

        IObjectStore objects = services.Objects(context.Workspace);
        IProgress<long>? bytes = progress.Bytes("reading", new FileInfo(source.Path).Length);
        string sha256 = await objects.DigestFileAsync(source.Path, bytes, cancellation).ConfigureAwait(false);
        if (named.FirstOrDefault(manifest => manifest.Kind == SnapshotKind.Table && manifest.Files[0].Sha256 == sha256) is { } same)
        {
            if (!objects.Contains(same.Files[0]))
            {
                // This clone's object store does not have it yet, or lost it.
                await objects.PutFileAsync(source.Path, same.Files[0].Path, bytes, cancellation).ConfigureAwait(false);
            }

            return same;
        }

        return new TableDigestCache(context.Workspace.ObjectsFolder).Find(sha256, Extension(source)) is { } digest
            ? named.FirstOrDefault(manifest => manifest.Id == digest.Content)
            : null;
    }

    private async Task<SnapshotFile> KeepAsync(
        ITable table, string name, CommandContext context, StageProgress progress, CancellationToken cancellation)
    {
        string path = $"{new ObjectFolders(context.Workspace.ObjectsFolder).NewTemporaryPath()}.parquet";
        try
        {
            progress.Report("writing", null);
            await table.WriteParquetAsync(path, cancellation).ConfigureAwait(false);
            FileStream content = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
            await using (content.ConfigureAwait(false))
            {
                return await services.Objects(context.Workspace)
                    .PutAsync(content, name, progress.Bytes("keeping", content.Length), cancellation)
                    .ConfigureAwait(false);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private TakenSnapshot Add(
        string origin, TableDigest digest, TableProfile profile, SnapshotFile file, SnapshotRequest request, CommandContext context) => new(
            services.Snapshots(context.Workspace).Add(new SnapshotManifest(
                request.Name,
                digest.Content,
                SnapshotKind.Table,
                services.Clock.GetUtcNow(),
                origin,
                [file],
                digest,
                profile,
                request.Note)),
            true);

    private static string Extension(DataReference.Location source) => Path.GetExtension(source.Path).ToLowerInvariant();

    private static void RequireUnchanged(DataReference.Location source, FileStamp stamp)
    {
        if (FileStamp.Of(source.Path) != stamp)
        {
            throw new SnapshotException(
                "MLOPS1321",
                $"{source.Relative} changed while it was kept.",
                "Run the command again when nothing writes to the file.");
        }
    }
}
