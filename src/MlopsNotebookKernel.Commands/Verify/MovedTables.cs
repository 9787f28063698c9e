using System.Collections.Concurrent;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Pin;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>Explains tables that moved, each only once however many notebooks stand on it: it takes reading them.</summary>
/// <param name="services">The ports.</param>
internal sealed class MovedTables(CommandServices services)
{
    private readonly ConcurrentDictionary<(string Root, string Path, string Snapshot), Lazy<Task<MovedTable>>> _known = new();

    /// <summary>The columns that differ, in how many rows where that can be told, and the drift.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="manifest">The snapshot of a table that was stamped.</param>
    /// <param name="path">Absolute path of the file that it was taken from.</param>
    /// <param name="now">The file's digest.</param>
    /// <param name="cancellation">Cancels; the same for all that ask.</param>
    public Task<MovedTable> ExplainAsync(Workspace workspace, SnapshotManifest manifest, string path, TableDigest now, CancellationToken cancellation) =>
        _known.GetOrAdd(
            (workspace.Root, path, $"{manifest.Name}@{manifest.Id}"),
            _ => new Lazy<Task<MovedTable>>(() => CompareAsync(workspace, manifest, path, now, cancellation))).Value;

    private async Task<MovedTable> CompareAsync(
        Workspace workspace, SnapshotManifest manifest, string path, TableDigest now, CancellationToken cancellation)
    {
        (IReadOnlyList<ColumnDifference> columns, string? detail) = await ColumnsAsync(workspace, manifest, path, now, cancellation).ConfigureAwait(false);
        if (manifest.Profile is null)
        {
            return new MovedTable(columns, detail, null);
        }

        ITable table = await services.Tables.Value.OpenAsync(new TableSource.File(path), cancellation).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            TableProfile current = await table.ProfileAsync(null, cancellation).ConfigureAwait(false);
            return new MovedTable(columns, detail, DriftAnalyzer.Compare(manifest.Profile, current));
        }
    }

    private async Task<(IReadOnlyList<ColumnDifference> Columns, string? Detail)> ColumnsAsync(
        Workspace workspace, SnapshotManifest manifest, string path, TableDigest now, CancellationToken cancellation)
    {
        TableDigest was = manifest.Table!;
        IReadOnlyList<ColumnDifference> columns = AssetDifferences.OfColumns(was, now);
        if (columns.Count == 0)
        {
            return (columns, "The same columns in another order");
        }

        RowComparison rows = new(services, workspace);
        if (was.Rows == now.Rows)
        {
            columns = await rows.CountAsync(manifest, path, columns, cancellation).ConfigureAwait(false);
        }

        bool sameColumns = columns.All(column => column.Text == AssetDifferences.Values);
        RowMoves? moves = sameColumns || was.Rows != now.Rows ? await rows.MovesAsync(manifest, path, now, cancellation).ConfigureAwait(false) : null;
        return (columns, moves switch
        {
            null => null,
            { Came: 0, Went: 0 } => sameColumns ? "The same rows in another order" : null,
            _ when was.Rows == now.Rows => null,
            _ => $"{QuantityText.Count(moves.Came, "row")} came, {QuantityText.Count(moves.Went, "row")} went",
        });
    }
}
