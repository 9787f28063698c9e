using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Histories;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Rendering.Pages.Reports;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Report.Monitoring;

/// <summary>How models in use fare: each scoring log's history, its newest period and its alarms.</summary>
internal sealed class MonitoringSection : IReportSection
{
    private const int MostPeriods = 24;
    private const int MostAlarms = 3;

    /// <inheritdoc/>
    public string Id => "monitoring";

    /// <inheritdoc/>
    public string Title => "Monitoring";

    /// <inheritdoc/>
    public Task<ReportSection?> ReadAsync(ReportScope scope, CancellationToken cancellation)
    {
        List<Exception> problems = [];
        List<MonitoredHistory> logs = [];
        foreach ((Workspace workspace, HistoryStore store) in scope.Each(workspace => new HistoryStore(workspace), problems))
        {
            (IReadOnlyList<MonitoredHistory> known, IReadOnlyList<Exception> faults) = ReadableFacts.Of(
                store.Logs(), log => new MonitoredHistory(workspace, log, scope.Shown(workspace, store.RelativePath(log)), store.Read(log)));
            logs.AddRange(known.Where(log => log.Periods.Count > 0));
            problems.AddRange(faults);
        }

        return Task.FromResult(logs.Count + problems.Count == 0 ? null : Section(logs, problems));
    }

    private ReportSection Section(List<MonitoredHistory> logs, List<Exception> problems)
    {
        int ill = logs.Count(log => log.Newest.Alarms.Count > 0);
        return new ReportSection(
            Id,
            Title,
            problems.Count > 0 ? ViewStatus.Bad : logs.Select(log => log.Status).DefaultIfEmpty(ViewStatus.Neutral).Max(),
            ill == 0 ? $"{QuantityText.Count(logs.Count, "log")}, healthy in the newest period." : $"{QuantityText.Count(ill)} of {QuantityText.Count(logs.Count, "log")} with alarms in the newest period.",
            [.. problems.Select(ReportProblems.Of)],
            new ReportTable(
                "Scoring logs, what is not healthy first",
                [
                    new ReportColumn("Log"), new ReportColumn("Health", IsFilter: true), new ReportColumn("Newest period"), new ReportColumn("Rows", IsNumeric: true), new ReportColumn("Alarms"),
                    new ReportColumn("Periods with alarms", IsNumeric: true),
                ],
                [.. logs.OrderByDescending(log => log.Status).ThenBy(log => log.Name, StringComparer.Ordinal).ThenBy(log => log.Workspace.Root, StringComparer.Ordinal).Select(Entry)]));
    }

    private static ReportEntry Entry(MonitoredHistory log)
    {
        int alarmed = log.Periods.Count(period => period.Alarms.Count > 0);
        return new ReportEntry(
            $"log {log.Workspace.Root} {log.Name}",
            [
                new ReportCell(log.Name) { Below = log.Newest.Baseline is { } baseline ? $"against {baseline}" : log.File },
                new ReportCell(log.Newest.Alarms.Count == 0 ? "healthy" : "alarm", log.Status),
                log.Newest.Period,
                new ReportCell(QuantityText.Count(log.Newest.Rows)) { Order = log.Newest.Rows },
                Alarms(log.Newest),
                new ReportCell($"{QuantityText.Count(alarmed)} of {QuantityText.Count(log.Periods.Count)}") { Order = alarmed },
            ])
        {
            Status = log.Status,
            DetailsTitle = "Its periods",
            Details = [.. HistoryFigures.Of(log).Select(figure => new ViewBlock.Chart(figure)), Periods(log)],
        };
    }

    /// <summary>The first alarms, which are the gravest; the periods below have them all.</summary>
    private static string Alarms(HistoryPeriod period)
    {
        string first = string.Join("; ", period.Alarms.Take(MostAlarms));
        return period.Alarms.Count <= MostAlarms ? first : $"{first}; {QuantityText.Count(period.Alarms.Count - MostAlarms)} more";
    }

    private static ViewBlock.Table Periods(MonitoredHistory log)
    {
        string[] metrics = [.. log.Periods.SelectMany(period => period.Metrics).Select(metric => metric.Name).Distinct(StringComparer.Ordinal)];
        return new ViewBlock.Table(
            [new("Period"), new("Health"), new("Rows", true), new("Drifted"), .. metrics.Select(metric => new ViewColumn(metric, true)), new("Alarms")],
            [
                .. log.Periods.Reverse().Take(MostPeriods).Select(period => (IReadOnlyList<ViewCell>)
                [
                    period.Period,
                    period.Alarms.Count == 0 ? new ViewCell("healthy", ViewStatus.Good) : new ViewCell(QuantityText.Count(period.Alarms.Count, "alarm"), ViewStatus.Bad),
                    QuantityText.Count(period.Rows),
                    string.Join(", ", period.Drift.Where(column => column.Verdict == DriftVerdict.Drifted).Select(column => column.Column)),
                    .. metrics.Select(name => new ViewCell(period.Metrics.FirstOrDefault(metric => metric.Name == name) is { } metric ? QuantityText.Number(metric.Value) : "")),
                    string.Join("; ", period.Alarms),
                ]),
            ],
            log.Periods.Count > MostPeriods ? $"The newest {QuantityText.Count(MostPeriods)} of {QuantityText.Count(log.Periods.Count, "period")}." : $"Periods of {log.Name}, newest first.");
    }
}
