using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Storage.Objects;

namespace MlopsNotebookKernel.Commands.Check;

/// <summary>Fetches the rows that fail a check, to show and to keep.</summary>
/// <param name="services">The ports.</param>
/// <param name="context">Where the command runs.</param>
internal sealed class CheckFailure(CommandServices services, CommandContext context)
{
    /// <summary>The most rows that a snapshot of failures keeps.</summary>
    public const int MostKept = 10_000;

    /// <summary>Fetches rows.</summary>
    /// <param name="table">The table that was checked.</param>
    /// <param name="check">The check.</param>
    /// <param name="failing">How many rows fail.</param>
    /// <param name="limit">The most rows to show.</param>
    /// <param name="keepAs">The snapshot's name; null to keep none.</param>
    /// <param name="origin">Where the rows are from.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<ShownRows> FetchAsync(
        ICheckTable table, TableCheck check, long failing, int limit, string? keepAs, string origin, CancellationToken cancellation)
    {
        string path = $"{new ObjectFolders(context.Workspace.ObjectsFolder).NewTemporaryPath()}.parquet";
        try
        {
            await table.WriteFailingAsync(check, keepAs is null ? limit : MostKept, path, cancellation).ConfigureAwait(false);
            ITable rows = await services.Tables.Value.OpenAsync(new TableSource.File(path), cancellation).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                string? kept = null;
                if (keepAs is not null)
                {
                    SnapshotRequest request = new(SnapshotName.From(keepAs), $"Rows that failed the check {keepAs[..^CheckRunning.KeptSuffix.Length]}");
                    TakenSnapshot taken = await new SnapshotTaker(services).TakeAsync(rows, origin, request, context, cancellation).ConfigureAwait(false);
                    kept = $"{taken.Manifest.Name}@{taken.Manifest.Id}";
                }

                return await ShownRows.ReadAsync(rows, limit, failing, kept, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }
}
