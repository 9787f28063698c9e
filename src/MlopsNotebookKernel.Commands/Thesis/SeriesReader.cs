using System.Data.Common;
using System.Globalization;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Histories;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Domain.Theses;

namespace MlopsNotebookKernel.Commands.Thesis;

/// <summary>Reads series from where a thesis says.</summary>
/// <param name="services">The ports.</param>
/// <param name="context">Where the command runs.</param>
internal sealed class SeriesReader(CommandServices services, CommandContext context)
{
    /// <summary>Reads a series; rows without time or value are left out.</summary>
    /// <param name="source">Where from.</param>
    /// <param name="name">What it is called, for messages.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="ThesisException">
    /// A file may not be read (MLOPS2706), the columns are not clear (MLOPS2707), there are no values (MLOPS2708), or no
    /// history has the metric (MLOPS2709).
    /// </exception>
    public async Task<TimeSeries> ReadAsync(ThesisSource source, string name, CancellationToken cancellation)
    {
        TimeSeries series = source switch
        {
            ThesisSource.History history => OfHistory(history),
            ThesisSource.File file => await OfTableAsync(
                new TableSource.File(ThesisPath.Of(file.Path, context.Workspace)), source, file.Time, file.Value, cancellation).ConfigureAwait(false),
            ThesisSource.Variable variable => await OfTableAsync(RowsOf(variable.Name), source, variable.Time, variable.Value, cancellation).ConfigureAwait(false),
            ThesisSource.Query query => await OfQueryAsync(query, cancellation).ConfigureAwait(false),
            _ => throw new ArgumentOutOfRangeException(nameof(source)),
        };
        return series.Times.Count > 0
            ? series
            : throw new ThesisException("MLOPS2708", $"{name} has no values in {source}.", "Check the source: rows without a time or a value do not count.");
    }

    private TableSource.Rows RowsOf(string name) => CommandArguments.Variable($"@{name}", context) is { Value: { } value }
        ? new TableSource.Rows(value, name)
        : throw new UsageException("MLOPS1081", $"The variable {name} is null.", "Run the cell that gives it a value first.");

    private async Task<TimeSeries> OfTableAsync(TableSource from, ThesisSource source, string? time, string? value, CancellationToken cancellation)
    {
        ITable table = await services.Tables.Value.OpenAsync(from, cancellation).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            return await PointsAsync(table, source, time, value, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<TimeSeries> OfQueryAsync(ThesisSource.Query query, CancellationToken cancellation)
    {
        using ThesisNames names = new(services, context);
        ITable table = await services.Tables.Value.QueryAsync(query.Sql, names, context.Workspace.Root, cancellation).ConfigureAwait(false);
        await using (table.ConfigureAwait(false))
        {
            return await PointsAsync(table, query, null, null, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<TimeSeries> PointsAsync(ITable table, ThesisSource source, string? time, string? value, CancellationToken cancellation)
    {
        Column times = Chosen(table, source, time, "time", column => column.Type == ColumnType.Timestamp);
        Column values = Chosen(
            table, source, value, "value", column => column.Name != times.Name && column.Type is ColumnType.Number or ColumnType.Integer or ColumnType.Boolean);
        List<(DateTime Time, double Value)> points = [];
        DbDataReader reader = await table.ReadAsync([times.Name, values.Name], cancellation).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                if (!reader.IsDBNull(0) && !reader.IsDBNull(1)
                    && Convert.ToDouble(reader.GetValue(1), CultureInfo.InvariantCulture) is var number && double.IsFinite(number))
                {
                    points.Add((reader.GetDateTime(0), number));
                }
            }
        }

        return TimeSeries.Of(points);
    }

    /// <summary>The column that is named, or the one that alone can be meant.</summary>
    private static Column Chosen(ITable table, ThesisSource source, string? name, string what, Func<Column, bool> fits)
    {
        Column[] fitting = [.. table.Columns.Where(fits)];
        Column[] chosen = name is null ? fitting : [.. fitting.Where(column => column.Name == name)];
        if (chosen.Length == 1)
        {
            return chosen[0];
        }

        string problem = name is not null ? $"has no column {name} that can be a {what}"
            : fitting.Length == 0 ? $"has no column that can be a {what}"
            : $"has several columns that can be a {what}: {string.Join(", ", fitting.Select(column => column.Name))}";
        throw new ThesisException(
            "MLOPS2707",
            $"{source} {problem}.",
            source is ThesisSource.Query
                ? "Select one column of times (a timestamp or a date) and one of numbers."
                : $"Name both as {(source is ThesisSource.Variable ? "@variable" : "FILE")}#time,value; its columns are {string.Join(", ", table.Columns.Select(column => $"{column.Name} ({column.Type.ToString().ToLowerInvariant()})"))}.");
    }

    private TimeSeries OfHistory(ThesisSource.History history)
    {
        HistoryStore store = new(context.Workspace);
        string[] logs = history.Log is { } named ? [named] : [.. store.Logs()];
        (string Log, TimeSeries Series)[] found =
        [
            .. logs.Select(log => (log, TimeSeries.Of(store.Read(log).SelectMany(period => period.Metrics
                    .Where(metric => metric.Name == history.Metric)
                    .Select(metric => (period.Start.ToDateTime(TimeOnly.MinValue), metric.Value))))))
                .Where(pair => pair.Item2.Times.Count > 0),
        ];
        return found switch
        {
            [var (_, series)] => series,
            [] => throw new ThesisException("MLOPS2709", $"No history has the metric {history.Metric}.", "Run monitor with labels first, or name another source with --update."),
            _ => throw new ThesisException(
                "MLOPS2709",
                $"Several histories have the metric {history.Metric}.",
                $"Name one: {string.Join(", ", found.Select(pair => $"history:{pair.Log}/{history.Metric}"))}."),
        };
    }
}
