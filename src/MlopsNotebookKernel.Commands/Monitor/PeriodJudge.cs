using MlopsNotebookKernel.Commands.Drift;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Histories;
using MlopsNotebookKernel.Domain.Logs;
using MlopsNotebookKernel.Domain.Periods;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>Makes a line of history of what was counted over a period.</summary>
/// <param name="request">What matters.</param>
/// <param name="columns">The log's columns.</param>
/// <param name="baseline">The snapshot that columns are held against.</param>
/// <param name="validation">The snapshot that classes are held against.</param>
/// <param name="classes">What the research predicted; null where predictions are no classes.</param>
/// <param name="judged">The columns to judge for drift.</param>
internal sealed class PeriodJudge(
    MonitorRequest request, LogColumns columns, SnapshotManifest baseline, SnapshotManifest validation, BaselineClasses? classes, IReadOnlyList<string> judged)
{
    private const int MostSegments = 3;

    private readonly DriftNoise _noise = new();
    private readonly DriftOptions _drift = request.Drift with { Columns = judged };
    private readonly PeriodMetrics _metrics = new(request.Metrics, request.Positive);

    /// <summary>Judges a period.</summary>
    /// <param name="period">What was counted.</param>
    /// <param name="shifts">The shifts of the whole log.</param>
    public HistoryPeriod Judge(LogPeriod period, IReadOnlyList<HistoryShift> shifts)
    {
        ClassBandReport? bands = classes is null || period.Classes.Overall.Count == 0 ? null : ClassBandAnalyzer.Compare(
            classes.Counts, period.Classes, (classes.Column, classes.Source), (columns.Prediction!, ClassSource.Predictions), columns.By);
        (string Segment, ClassBand Band)[] segments = bands is null ? [] : [.. BandAlarms.Of(bands)];
        HistoryDrift[] drift = period.Profile is null ? [] :
        [
            .. DriftAnalyzer.Compare(baseline.Profile!, period.Profile, _drift, _noise).Columns
                .Select(column => new HistoryDrift(column.Name, column.Verdict, Rounded(column.Values?.Effect), Rounded(column.Values?.Noise))),
        ];
        DateTime start = period.Start.ToDateTime(TimeOnly.MinValue);
        DateOnly end = DateOnly.FromDateTime(Period.After(start, request.Every));
        HistoryShift[] own = [.. shifts.Where(shift => shift.Day >= period.Start && shift.Day < end)];
        return new HistoryPeriod
        {
            Period = Period.Name(start, request.Every),
            Start = period.Start,
            Every = request.Every,
            Rows = period.Rows,
            Baseline = $"{baseline.Name}@{baseline.ShortId}",
            Validation = classes is null ? null : $"{validation.Name}@{validation.ShortId}",
            Prediction = classes is null ? null : columns.Prediction,
            Watched = classes?.Watched,
            Stamped = request.Stamped ?? DateOnly.FromDateTime(baseline.Created.UtcDateTime),
            Alarms = [.. Alarms(bands, segments, drift, own)],
            Classes = bands is null ? [] : [.. bands.Overall.Select(band => new HistoryClass(band.Class, band.CurrentCount, band.CurrentRows, band.Status, band.BaselineCount, band.BaselineRows))],
            Segments =
            [
                .. segments.Select(each => new HistorySegment(
                    each.Segment, each.Band.Class, each.Band.CurrentCount, each.Band.CurrentRows, each.Band.BaselineCount, each.Band.BaselineRows)),
            ],
            Drift = drift,
            Labelled = columns.Label is null ? null : period.Labelled,
            Metrics = _metrics.Of(period.Truths, classes is not null),
            Operations = period.Operations,
            Shifts = own,
        };
    }

    private static IEnumerable<string> Alarms(
        ClassBandReport? bands, (string Segment, ClassBand Band)[] segments, HistoryDrift[] drift, HistoryShift[] shifts)
    {
        foreach (ClassBand band in (bands?.Overall ?? []).Where(band => band.Status == ClassBandStatus.Alarm))
        {
            yield return $"class {band.Class}: {DriftWords.Share(band.CurrentCount, band.CurrentRows)}, was {DriftWords.Share(band.BaselineCount, band.BaselineRows)}";
        }

        foreach (HistoryShift shift in shifts)
        {
            yield return $"{shift.Series} shifted on {QuantityText.Day(shift.Day)}: {MonitorWords.Value(shift.Series, shift.Before)} to {MonitorWords.Value(shift.Series, shift.After)}";
        }

        foreach (HistoryDrift column in drift.Where(column => column.Verdict == DriftVerdict.Drifted))
        {
            yield return column.Effect is { } effect ? $"drift of {column.Column} ({DriftWords.Effect(effect)})" : $"drift of {column.Column}";
        }

        foreach (IGrouping<string, (string Segment, ClassBand Band)> left in segments.GroupBy(each => each.Band.Class))
        {
            foreach ((string segment, ClassBand band) in left.Take(MostSegments))
            {
                yield return $"class {band.Class} in {DriftWords.Segment(segment)}: {DriftWords.Share(band.CurrentCount, band.CurrentRows)}, was {DriftWords.Share(band.BaselineCount, band.BaselineRows)}";
            }

            if (left.Count() is var all && all > MostSegments)
            {
                yield return $"class {left.Key} in {QuantityText.Count(all - MostSegments, "more segment")}";
            }
        }
    }

    private static double? Rounded(double? value) => value is { } number && double.IsFinite(number) ? Math.Round(number, 6) : null;
}
