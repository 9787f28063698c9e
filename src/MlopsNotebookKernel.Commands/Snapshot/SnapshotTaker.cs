using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Storage.Digests;

namespace MlopsNotebookKernel.Commands.Snapshot;

/// <summary>Takes snapshots of whatever a reference means.</summary>
/// <param name="services">The ports.</param>
public sealed class SnapshotTaker(CommandServices services)
{
    /// <summary>Keeps data; content that was kept under this name before is found again and nothing is written.</summary>
    /// <param name="source">A path or a variable.</param>
    /// <param name="request">How to keep it.</param>
    /// <param name="context">Where the command runs.</param>
    /// <param name="cancellation">Cancels; what was stored by then is not visible.</param>
    /// <exception cref="SnapshotException">It cannot be kept.</exception>
    /// <exception cref="TableException">It is not the table that its extension says.</exception>
    public Task<TakenSnapshot> TakeAsync(
        DataReference source, SnapshotRequest request, CommandContext context, CancellationToken cancellation)
    {
        switch (source)
        {
            case DataReference.Variable variable:
                return new TableTaker(services).TakeAsync(variable, request, context, cancellation);
            case DataReference.Location location:
                string kind = AssetKind.Of(location.Path);
                if (kind == SnapshotKind.Folder)
                {
                    return request.Kind is null
                        ? TakeFolderAsync(location, request, context, cancellation)
                        : throw new UsageException("MLOPS1052", $"{location.Relative} is a folder.", "Leave out --kind, or give a file.");
                }

                return (request.Kind ?? kind) == SnapshotKind.Table
                    ? new TableTaker(services).TakeAsync(location, request, context, cancellation)
                    : TakeFileAsync(location, request.Kind ?? kind, request, context, cancellation);
            default:
                throw new ArgumentException("A snapshot is kept already.", nameof(source));
        }
    }

    /// <summary>Keeps an opened table as a Parquet file.</summary>
    /// <param name="table">The table.</param>
    /// <param name="origin">Where its rows are from: a path relative to the workspace's root, or <c>@variable</c>.</param>
    /// <param name="request">How to keep it.</param>
    /// <param name="context">Where the command runs.</param>
    /// <param name="cancellation">Cancels; what was stored by then is not visible.</param>
    public Task<TakenSnapshot> TakeAsync(
        ITable table, string origin, SnapshotRequest request, CommandContext context, CancellationToken cancellation) =>
        new TableTaker(services).TakeAsync(table, origin, request, context, cancellation);

    private async Task<TakenSnapshot> TakeFileAsync(
        DataReference.Location source, string kind, SnapshotRequest request, CommandContext context, CancellationToken cancellation)
    {
        StageProgress progress = new(context.Progress, source.Label);
        string? archive = kind == SnapshotKind.Archive
            ? await ArchiveDigest.OfAsync(source.Path, cancellation).ConfigureAwait(false)
            : null;
        SnapshotFile file = await services.Objects(context.Workspace)
            .PutFileAsync(source.Path, Path.GetFileName(source.Path), progress.Bytes("keeping", new FileInfo(source.Path).Length), cancellation)
            .ConfigureAwait(false);
        return Add(kind, archive ?? file.Sha256, source, [file], request, context);
    }

    private async Task<TakenSnapshot> TakeFolderAsync(
        DataReference.Location source, SnapshotRequest request, CommandContext context, CancellationToken cancellation)
    {
        StageProgress progress = new(context.Progress, source.Label);
        IObjectStore objects = services.Objects(context.Workspace);
        IReadOnlyList<string> paths = FolderFiles.Of(source.Path);
        List<SnapshotFile> files = [];
        foreach (string path in paths)
        {
            progress.Report($"keeping {path}", (double)files.Count / paths.Count);
            files.Add(await objects.PutFileAsync(Path.Combine(source.Path, path), path, null, cancellation).ConfigureAwait(false));
        }

        string id = ContentEntry.Digest(files.Select(file => new ContentEntry(file.Path, file.Length, file.Sha256)));
        return Add(SnapshotKind.Folder, id, source, files, request, context);
    }

    private TakenSnapshot Add(
        string kind, string id, DataReference.Location source, IReadOnlyList<SnapshotFile> files, SnapshotRequest request, CommandContext context)
    {
        ISnapshotStore snapshots = services.Snapshots(context.Workspace);
        return snapshots.Named(request.Name).FirstOrDefault(manifest => manifest.Id == id) is { } known
            ? new TakenSnapshot(known, false)
            : new TakenSnapshot(
                snapshots.Add(new SnapshotManifest(
                    request.Name, id, kind, services.Clock.GetUtcNow(), source.Relative, files, null, null, request.Note)),
                true);
    }
}
