using MlopsNotebookKernel.Domain.Histories;
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
    /// <param name="days">The days of the log.</param>
    public static IReadOnlyList<HistoryShift> Of(SortedDictionary<DateOnly, DayTally> days)
    {
        ShiftNoise noise = new();
        (string Series, (DateOnly Day, double Mean)[] Means)[] watched =
        [
            .. days.SelectMany(day => day.Value.Means.Where(each => each.Mean is not null).Select(each => (each.Series, Day: day.Key, Mean: each.Mean!.Value)))
                .GroupBy(each => each.Series)
                .Select(group => (group.Key, Thinned([.. group.Select(each => (each.Day, each.Mean))])))
                .Where(each => each.Item2.Length >= ShiftDetector.Shortest),
        ];
        return
        [
            .. watched.SelectMany(each => ShiftDetector.Find([.. each.Means.Select(mean => mean.Mean)], Rate / watched.Length, noise)
                    .Select(shift => new HistoryShift(each.Series, each.Means[shift.Place].Day, shift.Before, shift.After, shift.Deviations)))
                .OrderBy(shift => shift.Day)
                .ThenBy(shift => shift.Series, StringComparer.Ordinal),
        ];
    }

    private static (DateOnly Day, double Mean)[] Thinned((DateOnly Day, double Mean)[] days)
    {
        int together = ((days.Length - 1) / Longest) + 1;
        return together == 1 ? days : [.. days.Chunk(together).Select(chunk => (chunk[0].Day, chunk.Average(day => day.Mean)))];
    }
}
