using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Histories;
using MlopsNotebookKernel.Rendering.Figures;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Report.Monitoring;

/// <summary>Draws a log's history: the share of the class that alarms most, and its first metric.</summary>
internal static class HistoryFigures
{
    /// <summary>The figures; none where fewer than two periods have something to draw.</summary>
    /// <param name="log">The log.</param>
    public static IEnumerable<Figure> Of(MonitoredHistory log) => new[] { Class(log), Metric(log) }.OfType<Figure>();

    private static Figure? Class(MonitoredHistory log)
    {
        string? watched = log.Periods.SelectMany(period => period.Classes)
            .GroupBy(each => each.Class, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count(each => each.Status == ClassBandStatus.Alarm)).ThenBy(group => group.Sum(each => each.Count)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Key;
        (double Day, HistoryClass Class)[] points =
        [
            .. log.Periods.Select(period => (Day: (double)period.Start.DayNumber, Class: period.Classes.FirstOrDefault(each => each.Class == watched)))
                .Where(point => point.Class is { Rows: > 0 }).Select(point => (point.Day, point.Class!)),
        ];
        if (points.Length < 2)
        {
            return null;
        }

        (double Day, HistoryClass Class)[] outside = [.. points.Where(point => point.Class.Status == ClassBandStatus.Alarm)];
        Series share = new("share", SeriesKind.MarkedLine, SeriesRole.Current, [.. points.Select(point => point.Day)], [.. points.Select(point => Share(point.Class))], Labels: [.. points.Select(point => QuantityText.Percent(Share(point.Class)))]);
        return new Figure(
            $"{log.Name}: share of {watched} by period",
            new Axis("period", Format: "date"),
            new Axis($"share of {watched}", Format: "percent", Minimum: 0),
            outside.Length == 0
                ? [share]
                : [share, new Series("outside X/3…3X", SeriesKind.Dots, SeriesRole.Alarm, [.. outside.Select(point => point.Day)], [.. outside.Select(point => Share(point.Class))])]);
    }

    private static Figure? Metric(MonitoredHistory log)
    {
        string? name = log.Periods.SelectMany(period => period.Metrics).FirstOrDefault()?.Name;
        (double Day, HistoryMetric Metric)[] points =
        [
            .. log.Periods.SelectMany(period => period.Metrics.Where(metric => metric.Name == name && double.IsFinite(metric.Value)).Select(metric => ((double)period.Start.DayNumber, metric))),
        ];
        return points.Length < 2 ? null : new Figure(
            $"{log.Name}: {name} by period, where labels have arrived",
            new Axis("period", Format: "date"),
            new Axis(name!),
            [new Series(name!, SeriesKind.MarkedLine, SeriesRole.Current, [.. points.Select(point => point.Day)], [.. points.Select(point => point.Metric.Value)], Labels: [.. points.Select(point => QuantityText.Number(point.Metric.Value))])]);
    }

    private static double Share(HistoryClass each) => (double)each.Count / each.Rows;
}
