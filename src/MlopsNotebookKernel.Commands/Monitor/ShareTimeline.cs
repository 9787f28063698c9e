using MlopsNotebookKernel.Domain.Histories;
using MlopsNotebookKernel.Domain.Periods;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>What is drawn of a log over time: the share of one class by period against the band that it was held to.</summary>
/// <param name="Log">The log's name.</param>
/// <param name="Every">The periods; null where the history does not say.</param>
/// <param name="Class">The class.</param>
/// <param name="Prediction">The column of predicted classes; null where the history does not say.</param>
/// <param name="Validation">The snapshot that classes were held against, as <c>name@id</c>; null where the history does not say.</param>
/// <param name="Stamped">The day of the research; null where the history does not say.</param>
/// <param name="Points">The periods that have the class, oldest first; at least one.</param>
/// <param name="First">The first day of the log's first period.</param>
/// <param name="End">The day after its last period.</param>
/// <param name="Shifts">Sudden shifts of the share.</param>
internal sealed record ShareTimeline(
    string Log, PeriodLength? Every, string Class, string? Prediction, string? Validation, DateOnly? Stamped,
    IReadOnlyList<ShareTimeline.Point> Points, DateOnly First, DateOnly End, IReadOnlyList<HistoryShift> Shifts)
{
    /// <summary>The newest point that knows its band; null where none does.</summary>
    public Point? Known => Points.LastOrDefault(point => point.Baseline is not null);

    /// <summary>Makes it of a history.</summary>
    /// <param name="log">The log's name.</param>
    /// <param name="periods">Its periods, oldest first; at least one.</param>
    /// <returns>Null where predictions are no classes.</returns>
    public static ShareTimeline? Of(string log, IReadOnlyList<HistoryPeriod> periods)
    {
        HistoryPeriod newest = periods[^1];
        if ((newest.Watched ?? MostAlarming(periods)) is not { } watched)
        {
            return null;
        }

        PeriodLength? every = newest.Every;
        Point[] points =
        [
            .. periods.SelectMany(period => period.Classes.Where(each => each.Class == watched && each.Rows > 0)
                .Select(each => new Point(period.Start, each, each.BaselineShare))),
        ];
        return points.Length == 0 ? null : new ShareTimeline(
            log,
            every,
            watched,
            newest.Prediction,
            newest.Validation,
            newest.Stamped,
            points,
            periods[0].Start,
            DateOnly.FromDateTime(Period.After(newest.Start.ToDateTime(TimeOnly.MinValue), every ?? PeriodLength.Month)),
            [.. periods.SelectMany(period => period.Shifts).Where(shift => shift.Series == $"share of {watched}")]);
    }

    /// <summary>What histories of earlier versions are drawn by, which do not say what was watched.</summary>
    private static string? MostAlarming(IReadOnlyList<HistoryPeriod> periods) => periods.SelectMany(period => period.Classes)
        .GroupBy(each => each.Class, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count(each => each.Status == Domain.Drift.ClassBandStatus.Alarm)).ThenBy(group => group.Sum(each => each.Count)).ThenBy(group => group.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;

    /// <summary>A period's share.</summary>
    /// <param name="Start">The period's first day.</param>
    /// <param name="Class">What was counted.</param>
    /// <param name="Baseline">X, the share in the research; null where the history does not say.</param>
    internal sealed record Point(DateOnly Start, HistoryClass Class, double? Baseline);
}
