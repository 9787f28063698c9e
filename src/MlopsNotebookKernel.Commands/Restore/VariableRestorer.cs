using System.Data.Common;
using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Restore;

/// <summary>
/// Restores tables as typed variables. The rows' type lives in the notebook's world, so its declaration and the loop
/// that makes rows are contributed as code; only arrays of .NET types cross.
/// </summary>
/// <param name="services">The ports.</param>
public sealed class VariableRestorer(CommandServices services)
{
    /// <summary>Declares a variable that holds a snapshot's rows.</summary>
    /// <param name="manifest">A snapshot of a table.</param>
    /// <param name="variable">The variable's name.</param>
    /// <param name="context">Where the command runs; in a notebook.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="UsageException">The name is no identifier.</exception>
    /// <exception cref="SnapshotException">It keeps no table, or its bytes are gone.</exception>
    public async Task<RestoredVariable> RestoreAsync(
        SnapshotManifest manifest, string variable, CommandContext context, CancellationToken cancellation)
    {
        INotebookSession session = context.Session ?? throw new ArgumentException("A notebook is needed.", nameof(context));
        TypedRows.CheckName(variable);
        ITable table = await new SnapshotTables(services).OpenAsync(manifest, context.Workspace, cancellation).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            TableProfile profile = manifest.Profile!;
            RowType type = RowType.Of(variable, profile);
            object[] columns = await ReadAsync(manifest, table, profile, context, cancellation).ConfigureAwait(false);
            await TypedRows.DeclareAsync(
                session, variable, type, $"A row of snapshot {manifest.Name}@{manifest.ShortId} ({manifest.Origin}).", columns, profile.Rows, cancellation)
                .ConfigureAwait(false);
            return new RestoredVariable(variable, type.Name, profile.Rows, type.Properties);
        }
    }

    private static async Task<object[]> ReadAsync(
        SnapshotManifest manifest, ITable table, TableProfile profile, CommandContext context, CancellationToken cancellation)
    {
        if (profile.Rows > Array.MaxLength)
        {
            throw new SnapshotException(
                "MLOPS1334",
                $"Snapshot {manifest.Name}@{manifest.ShortId} has {QuantityText.Count(profile.Rows)} rows, more than an array can hold.",
                "Restore it to a file with --to and read the part you need.");
        }

        ColumnArray[] arrays = [.. profile.Columns.Select(column => ColumnArray.Of(column.Type, column.Missing > 0, (int)profile.Rows))];
        DbDataReader reader = await table.ReadAsync([.. profile.Columns.Select(column => column.Name)], cancellation).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            int row = 0;
            for (; row < profile.Rows && await reader.ReadAsync(cancellation).ConfigureAwait(false); row++)
            {
                for (int i = 0; i < arrays.Length; i++)
                {
                    arrays[i].Read(reader, i, row);
                }

                if (row % 100_000 == 0)
                {
                    context.Progress?.Report(new CommandProgress($"reading {manifest.Name}", (double)row / profile.Rows));
                }
            }

            if (row != profile.Rows || await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                throw new SnapshotException(
                    "MLOPS1335",
                    $"Snapshot {manifest.Name}@{manifest.ShortId} does not have the {QuantityText.Count(profile.Rows)} rows that its profile says.",
                    "The manifest was changed by hand: bring it back from Git.");
            }
        }

        return [.. arrays.Select(array => array.Values)];
    }
}
