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
    /// <summary>The share of the watched class by period against its band, with the research's day and sudden shifts; null where predictions are no classes.</summary>
    /// <param name="result">The result.</param>
    public static Figure? Timeline(MonitorResult result)
    {
        if (result.Watched is not { } watched)
        {
            return null;
        }

        (double X, HistoryClass Class)[] points =
        [
            .. result.Periods.Select(period => (X: (double)period.Start.DayNumber, Class: period.Classes.FirstOrDefault(each => each.Class == watched.Class)))
                .Where(point => point.Class is { Rows: > 0 }).Select(point => (point.X, point.Class!)),
        ];
        if (points.Length == 0)
        {
            return null;
        }

        double[] ends = [points[0].X, End(result)];
        double low = watched.Share / 3;
        double high = Math.Min(1, watched.Share * 3);
        List<Series> series =
        [
            new("X/3 … 3X", SeriesKind.Band, SeriesRole.Limit, ends, [low, low], Upper: [high, high]),
            new("research (X)", SeriesKind.Line, SeriesRole.Baseline, ends, [watched.Share, watched.Share]),
            new("log", SeriesKind.Line, SeriesRole.Current, [.. points.Select(point => point.X)], [.. points.Select(point => Share(point.Class))]),
        ];
        AddDots("within the band", SeriesRole.Current, [.. points.Where(point => point.Class.Status != ClassBandStatus.Alarm)]);
        AddDots("outside the band", SeriesRole.Alarm, [.. points.Where(point => point.Class.Status == ClassBandStatus.Alarm)]);
        double top = Math.Max(high, points.Max(point => Share(point.Class)));
        double stamped = result.Stamped.DayNumber;
        bool isWithin = stamped >= ends[0] && stamped <= ends[1];
        if (isWithin)
        {
            AddMoment("stamped", SeriesRole.Neutral, [(stamped, "stamped")]);
        }

        AddMoment("sudden shift", SeriesRole.Alarm, [.. result.Shifts.Where(shift => shift.Series == $"share of {watched.Class}").Select(shift => ((double)shift.Day.DayNumber, $"shift {QuantityText.Day(shift.Day)}"))]);
        string every = MonitorWords.Of(result.Every);
        string caption = $"Share of {result.Columns.Prediction} = {watched.Class} by {every} against X/3…3X of its share X, {DriftWords.Share(watched.Count, watched.Rows)}, in {result.Validation}"
            + (isWithin ? $"; stamped on {QuantityText.Day(result.Stamped)}." : $"; stamped on {QuantityText.Day(result.Stamped)}, outside the time drawn.");
        return new Figure(
            $"{result.Log}: share of {result.Columns.Prediction} = {watched.Class} by {every}",
            Time(result, every),
            new Axis($"share of {result.Columns.Prediction} = {watched.Class}", Format: "percent", Minimum: 0),
            series,
            caption);

        void AddDots(string name, SeriesRole role, (double X, HistoryClass Class)[] chosen)
        {
            if (chosen.Length > 0)
            {
                series.Add(new Series(
                    name, SeriesKind.Dots, role, [.. chosen.Select(point => point.X)], [.. chosen.Select(point => Share(point.Class))],
                    Labels: [.. chosen.Select(point => QuantityText.Percent(Share(point.Class)))]));
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

    /// <summary>A metric over time.</summary>
    /// <param name="result">The result.</param>
    /// <param name="metric">The metric's name.</param>
    public static Figure Metric(MonitorResult result, string metric)
    {
        (double X, HistoryMetric Metric)[] points =
        [
            .. result.Periods.SelectMany(period => period.Metrics.Where(each => each.Name == metric).Select(each => ((double)period.Start.DayNumber, each))),
        ];
        double[] x = [.. points.Select(point => point.X)];
        double[] y = [.. points.Select(point => point.Metric.Value)];
        string every = MonitorWords.Of(result.Every);
        return new Figure(
            $"{result.Log}: {metric} by {every}, where labels have arrived",
            Time(result, every),
            new Axis(metric),
            [
                new Series(metric, SeriesKind.Line, SeriesRole.Current, x, y),
                new Series("rows with labels", SeriesKind.Dots, SeriesRole.Current, x, y, Labels: [.. points.Select(point => $"{QuantityText.Number(point.Metric.Value)} of {QuantityText.Count(point.Metric.Rows)}")]),
            ]);
    }

    /// <summary>An axis with room for the first point's marker, up to the end of the last period.</summary>
    private static Axis Time(MonitorResult result, string every)
    {
        double first = result.Periods[0].Start.DayNumber;
        return new Axis(every, Format: "date", Minimum: first - ((End(result) - first) / 40), Maximum: End(result));
    }

    private static double End(MonitorResult result) =>
        (Period.After(result.Periods[^1].Start.ToDateTime(TimeOnly.MinValue), result.Every) - DateTime.MinValue).TotalDays;

    private static double Share(HistoryClass each) => (double)each.Count / each.Rows;
}
