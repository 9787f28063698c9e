using System.Data.Common;
using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Drift;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Logs;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>How often the research predicted each class.</summary>
/// <param name="Counts">Rows by class, and by segment.</param>
/// <param name="Column">The column they were counted in.</param>
/// <param name="Source">Whether those are predictions, or labels where the snapshot has no predictions.</param>
internal sealed record BaselineClasses(ClassCounts Counts, string Column, ClassSource Source)
{
    /// <summary>The class that is watched by itself: true or 1 of two, else the rarest.</summary>
    public string Watched => Counts.Overall.Keys.FirstOrDefault(name => Counts.Overall.Count <= 2 && name is "true" or "1")
        ?? Counts.Overall.OrderBy(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key;

    /// <summary>Counts the classes of a snapshot.</summary>
    /// <param name="services">The ports.</param>
    /// <param name="context">Where the command runs.</param>
    /// <param name="manifest">The snapshot.</param>
    /// <param name="columns">The log's columns; the snapshot's have the same names.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Null where the log's predictions are no classes: it has none, or they are fractional numbers.</returns>
    /// <exception cref="MonitorException">The snapshot has neither predictions nor labels (MLOPS2825), or they cannot be classes (MLOPS2826).</exception>
    public static async Task<BaselineClasses?> OfAsync(
        CommandServices services, CommandContext context, SnapshotManifest manifest, LogColumns columns, CancellationToken cancellation)
    {
        if (columns.Prediction is null)
        {
            return null;
        }

        ITable table = await new SnapshotTables(services).OpenAsync(manifest, context.Workspace, cancellation).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            Column column = table.Columns.FirstOrDefault(each => each.Name == columns.Prediction)
                ?? table.Columns.FirstOrDefault(each => each.Name == columns.Label)
                ?? throw new MonitorException(
                    "MLOPS2825",
                    $"{manifest.Name}@{manifest.ShortId} has no column {columns.Prediction}{(columns.Label is null ? "" : $" or {columns.Label}")} to hold the log's classes against.",
                    $"Name the snapshot of the validation predictions with --validation; this one has {string.Join(", ", table.Columns.Select(each => each.Name))}.");
            switch (column.Type)
            {
                case ColumnType.Number:
                    return null;
                case ColumnType.Timestamp:
                    throw NoClasses(column, manifest, "holds times");
                default:
                    break;
            }

            string? by = table.Columns.Any(each => each.Name == columns.By) ? columns.By : null;
            ClassCounts counts = await CountAsync(table, column.Name, by, cancellation).ConfigureAwait(false);
            return counts.Overall.Count switch
            {
                0 => null,
                > LogQuestions.MostClasses => throw NoClasses(column, manifest, $"has more than {LogQuestions.MostClasses} values"),
                _ => new BaselineClasses(counts, column.Name, column.Name == columns.Prediction ? ClassSource.Predictions : ClassSource.Labels),
            };
        }
    }

    private static MonitorException NoClasses(Column column, SnapshotManifest manifest, string problem) => new(
        "MLOPS2826", $"Column {column.Name} of {manifest.Name}@{manifest.ShortId} {problem}, so it holds no classes.", "Name the column of the predicted class with --prediction.");

    private static async Task<ClassCounts> CountAsync(ITable table, string column, string? by, CancellationToken cancellation)
    {
        ClassCounts counts = new();
        DbDataReader reader = await table.ReadAsync(by is null || by == column ? [column] : [column, by], cancellation).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            int segment = reader.FieldCount - 1;
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                if (!reader.IsDBNull(0))
                {
                    counts.Add(ValueText.Of(reader.GetValue(0)), by is null ? null : reader.IsDBNull(segment) ? "" : ValueText.Of(reader.GetValue(segment)));
                }
            }
        }

        return counts;
    }
}
