using System.Globalization;
using MlopsNotebookKernel.Domain.Histories;
using MlopsNotebookKernel.Domain.Logs;
using MlopsNotebookKernel.Domain.Shifts;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>Sudden shifts in what is watched day by day.</summary>
internal static class LogShifts
{
    /// <summary>How often a log without any shift may show one in any of its series.</summary>
    public const double Rate = 0.01;

    // Longer series are searched by means of several days: a shift's day is then the first of them.
    private const int Longest = 400;

    /// <summary>The shifts, by day.</summary>
    /// <param name="days">The days of the log, oldest first.</param>
    /// <param name="watched">The class whose share is watched; null where predictions are no classes.</param>
    public static IReadOnlyList<HistoryShift> Of(IReadOnlyList<LogDay> days, string? watched)
    {
        ShiftNoise noise = new();
        (string Series, (DateOnly Day, double Mean)[] Means)[] series =
        [
            .. days.SelectMany(day => Means(day, watched).Where(each => each.Mean is not null).Select(each => (each.Series, day.Day, Mean: each.Mean!.Value)))
                .GroupBy(each => each.Series)
                .Select(group => (group.Key, Thinned([.. group.Select(each => (each.Day, each.Mean))])))
                .Where(each => each.Item2.Length >= ShiftDetector.Shortest),
        ];
        return
        [
            .. series.SelectMany(each => ShiftDetector.Find([.. each.Means.Select(mean => mean.Mean)], Rate / series.Length, noise)
                    .Select(shift => new HistoryShift(each.Series, each.Means[shift.Place].Day, Rounded(shift.Before), Rounded(shift.After), Rounded(shift.Deviations))))
                .OrderBy(shift => shift.Day)
                .ThenBy(shift => shift.Series, StringComparer.Ordinal),
        ];
    }

    private static (string Series, double? Mean)[] Means(LogDay day, string? watched) =>
        [($"share of {watched}", day.Watched), ("mean score", day.Score), ("mean latency", day.Latency), ("failed share", day.Failed)];

    // The database adds up on all cores: the last digits of a sum are not the same each time.
    private static double Rounded(double value) => double.Parse(value.ToString("G8", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static (DateOnly Day, double Mean)[] Thinned((DateOnly Day, double Mean)[] days)
    {
        int together = ((days.Length - 1) / Longest) + 1;
        return together == 1 ? days : [.. days.Chunk(together).Select(chunk => (chunk[0].Day, chunk.Average(day => day.Mean)))];
    }
}
