using MlopsNotebookKernel.Commands.Drift;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Histories;
using MlopsNotebookKernel.Domain.Periods;
using MlopsNotebookKernel.Rendering.Figures;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>Draws a history over time.</summary>
internal static class MonitorFigures
{
    private const int MostMetrics = 3;

    /// <summary>The share of a class by period against its band, with the research's day and sudden shifts.</summary>
    /// <param name="timeline">What is drawn.</param>
    public static Figure Share(ShareTimeline timeline)
    {
        ShareTimeline.Point[] points = [.. timeline.Points];
        string every = MonitorWords.Of(timeline.Every);
        string what = timeline.Prediction is { } column ? $"share of {column} = {timeline.Class}" : $"share of {timeline.Class}";
        List<Series> series = [.. ShareBand.Of(timeline), new("log", SeriesKind.Line, SeriesRole.Current, [.. points.Select(X)], [.. points.Select(point => point.Class.Share)])];
        AddDots("within the band", SeriesRole.Current, [.. points.Where(point => point.Class.Status != ClassBandStatus.Alarm)]);
        AddDots("outside the band", SeriesRole.Alarm, [.. points.Where(point => point.Class.Status == ClassBandStatus.Alarm)]);
        double top = Math.Max(points.Max(point => point.Baseline is { } share ? ShareBand.High(share) : 0), points.Max(point => point.Class.Share));
        (double first, double end) = (points[0].Start.DayNumber, timeline.End.DayNumber);
        if (timeline.Stamped is { } stamped && stamped.DayNumber >= first && stamped.DayNumber <= end)
        {
            AddMoment("stamped", SeriesRole.Neutral, [(stamped.DayNumber, "stamped")]);
        }

        AddMoment("sudden shift", SeriesRole.Alarm, [.. timeline.Shifts.Select(shift => ((double)shift.Day.DayNumber, $"shift {QuantityText.Day(shift.Day)}"))]);
        return new Figure(
            $"{timeline.Log}: {what} by {every}",
            Time(timeline.First, timeline.End, every),
            new Axis(what, Format: "percent", Minimum: 0),
            series,
            Caption(timeline, what, every, first, end));

        void AddDots(string name, SeriesRole role, ShareTimeline.Point[] chosen)
        {
            if (chosen.Length > 0)
            {
                series.Add(new Series(
                    name, SeriesKind.Dots, role, [.. chosen.Select(X)], [.. chosen.Select(point => point.Class.Share)],
                    Labels: [.. chosen.Select(point => QuantityText.Percent(point.Class.Share))]));
            }
        }

        void AddMoment(string name, SeriesRole role, (double X, string Label)[] moments)
        {
            if (moments.Length > 0)
            {
                series.Add(new Series(
                    name,
                    SeriesKind.Line,
                    role,
                    [.. moments.SelectMany(moment => new[] { moment.X, moment.X, double.NaN })],
                    [.. moments.SelectMany(_ => new[] { 0, top, double.NaN })],
                    Labels: [.. moments.SelectMany(moment => new[] { "", moment.Label, "" })]));
            }
        }
    }

    private static string? Caption(ShareTimeline timeline, string what, string every, double first, double end)
    {
        if (timeline.Known is not { } known || timeline.Validation is null)
        {
            return null;
        }

        string moment = timeline.Stamped is not { } stamped ? ""
            : stamped.DayNumber >= first && stamped.DayNumber <= end ? $"; stamped on {QuantityText.Day(stamped)}"
            : $"; stamped on {QuantityText.Day(stamped)}, outside the time drawn";
        return $"S{what[1..]} by {every} against X/3…3X of its share X, {DriftWords.Share(known.Class.BaselineCount!.Value, known.Class.BaselineRows!.Value)}, in {timeline.Validation}{moment}.";
    }

    /// <summary>A metric over time.</summary>
    /// <param name="log">The log's name.</param>
    /// <param name="periods">Its periods, oldest first.</param>
    /// <param name="metric">The metric's name.</param>
    public static Figure Metric(string log, IReadOnlyList<HistoryPeriod> periods, string metric)
    {
        (double X, HistoryMetric Metric)[] points =
        [
            .. periods.SelectMany(period => period.Metrics.Where(each => each.Name == metric && double.IsFinite(each.Value)).Select(each => ((double)period.Start.DayNumber, each))),
        ];
        double[] x = [.. points.Select(point => point.X)];
        double[] y = [.. points.Select(point => point.Metric.Value)];
        string every = MonitorWords.Of(periods[^1].Every);
        return new Figure(
            $"{log}: {metric} by {every}, where labels have arrived",
            Time(periods[0].Start, DateOnly.FromDateTime(Period.After(periods[^1].Start.ToDateTime(TimeOnly.MinValue), periods[^1].Every ?? PeriodLength.Month)), every),
            new Axis(metric),
            [
                new Series(metric, SeriesKind.Line, SeriesRole.Current, x, y),
                new Series("rows with labels", SeriesKind.Dots, SeriesRole.Current, x, y, Labels: [.. points.Select(point => $"{QuantityText.Number(point.Metric.Value)} of {QuantityText.Count(point.Metric.Rows)}")]),
            ]);
    }

    /// <summary>The names of the metrics that are drawn of a history.</summary>
    /// <param name="periods">Its periods.</param>
    public static IEnumerable<string> Drawn(IReadOnlyList<HistoryPeriod> periods) =>
        periods.SelectMany(period => period.Metrics).Select(metric => metric.Name).Distinct().Take(MostMetrics);

    /// <summary>An axis with room for the first point's marker, up to the end of the last period.</summary>
    private static Axis Time(DateOnly start, DateOnly end, string every)
    {
        double first = start.DayNumber;
        return new Axis(every, Format: "date", Minimum: first - ((end.DayNumber - first) / 40), Maximum: end.DayNumber);
    }

    private static double X(ShareTimeline.Point point) => point.Start.DayNumber;
}
