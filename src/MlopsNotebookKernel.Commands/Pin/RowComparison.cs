using System.Data.Common;
using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Pins.Differences;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Pin;

/// <summary>Counts in how many rows a table's columns differ from those that a snapshot keeps.</summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The workspace.</param>
internal sealed class RowComparison(CommandServices services, Workspace workspace)
{
    /// <summary>The digests of more rows would take more memory than telling how many moved is worth.</summary>
    private const long MostRows = 2_000_000;

    /// <summary>Adds the counts to columns whose values differ. Both tables are read in step, row by row.</summary>
    /// <param name="manifest">The snapshot; it has as many rows as the file.</param>
    /// <param name="path">The file as it is now.</param>
    /// <param name="columns">The columns that differ.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The columns as they were given where the snapshot's bytes are not at hand.</returns>
    public async Task<IReadOnlyList<ColumnDifference>> CountAsync(
        SnapshotManifest manifest, string path, IReadOnlyList<ColumnDifference> columns, CancellationToken cancellation)
    {
        string[] names = [.. columns.Where(column => column.Text == AssetDifferences.Values).Select(column => column.Name)];
        if (names.Length == 0 || await OpenAsync(manifest, cancellation).ConfigureAwait(false) is not { } old)
        {
            return columns;
        }

        long[] counts = new long[names.Length];
        await using (old.ConfigureAwait(false))
        {
            ITable current = await services.Tables.Value.OpenAsync(new TableSource.File(path), cancellation).ConfigureAwait(false);
            await using (current.ConfigureAwait(false))
            {
                DbDataReader before = await old.ReadAsync(names, cancellation).ConfigureAwait(false);
                await using (before.ConfigureAwait(false))
                {
                    DbDataReader after = await current.ReadAsync(names, cancellation).ConfigureAwait(false);
                    await using (after.ConfigureAwait(false))
                    {
                        await CountAsync(before, after, counts, cancellation).ConfigureAwait(false);
                    }
                }
            }
        }

        return [.. columns.Select(column => Array.IndexOf(names, column.Name) is var place and >= 0 ? column with { Rows = counts[place] } : column)];
    }

    /// <summary>How many rows came and went, whatever their order, judged by the columns that both tables have in one type.</summary>
    /// <param name="manifest">The snapshot.</param>
    /// <param name="path">The file as it is now.</param>
    /// <param name="now">The file's digest.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Null where the snapshot's bytes are not at hand, or a table is too large to hold its rows' digests.</returns>
    public async Task<RowMoves?> MovesAsync(SnapshotManifest manifest, string path, TableDigest now, CancellationToken cancellation)
    {
        Dictionary<string, ColumnType> types = now.Columns.ToDictionary(column => column.Name, column => column.Type, StringComparer.Ordinal);
        string[] names = [.. manifest.Table!.Columns.Where(column => types.TryGetValue(column.Name, out ColumnType type) && type == column.Type).Select(column => column.Name)];
        if (names.Length == 0 || Math.Max(manifest.Table.Rows, now.Rows) > MostRows || await OpenAsync(manifest, cancellation).ConfigureAwait(false) is not { } old)
        {
            return null;
        }

        Dictionary<ulong, long> counts = [];
        await using (old.ConfigureAwait(false))
        {
            await TallyAsync(old, names, counts, 1, cancellation).ConfigureAwait(false);
        }

        ITable current = await services.Tables.Value.OpenAsync(new TableSource.File(path), cancellation).ConfigureAwait(false);
        await using (current.ConfigureAwait(false))
        {
            await TallyAsync(current, names, counts, -1, cancellation).ConfigureAwait(false);
        }

        return new RowMoves(-counts.Values.Where(count => count < 0).Sum(), counts.Values.Where(count => count > 0).Sum());
    }

    private static async Task TallyAsync(ITable table, string[] names, Dictionary<ulong, long> counts, long step, CancellationToken cancellation)
    {
        DbDataReader rows = await table.ReadAsync(names, cancellation).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
            {
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, RowDigest.Of(rows), out _) += step;
            }
        }
    }

    private static async Task CountAsync(DbDataReader before, DbDataReader after, long[] counts, CancellationToken cancellation)
    {
        while (await before.ReadAsync(cancellation).ConfigureAwait(false) && await after.ReadAsync(cancellation).ConfigureAwait(false))
        {
            for (int column = 0; column < counts.Length; column++)
            {
                if (!before.GetValue(column).Equals(after.GetValue(column)))
                {
                    counts[column]++;
                }
            }
        }
    }

    private async Task<ITable?> OpenAsync(SnapshotManifest manifest, CancellationToken cancellation)
    {
        try
        {
            return await new SnapshotTables(services).OpenAsync(manifest, workspace, cancellation).ConfigureAwait(false);
        }
        catch (SnapshotException)
        {
            // The old bytes are in no store, file or commit of this clone: which columns differ is known without them.
            return null;
        }
    }
}
