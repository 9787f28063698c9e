using System.Globalization;

namespace MlopsNotebookKernel.Domain.Periods;

/// <summary>Days, weeks and months of the calendar.</summary>
public static class Period
{
    /// <summary>The beginning of the period that a moment lies in.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="length">The periods' length.</param>
    public static DateTime Start(DateTime moment, PeriodLength length) => length switch
    {
        PeriodLength.Day => moment.Date,
        PeriodLength.Week => moment.Date.AddDays(-(((int)moment.DayOfWeek + 6) % 7)),
        _ => new DateTime(moment.Year, moment.Month, 1),
    };

    /// <summary>The beginning of a period some periods later; the last moment there is where the calendar ends before it.</summary>
    /// <param name="start">The beginning of a period.</param>
    /// <param name="length">The periods' length.</param>
    /// <param name="count">How many periods later, not negative; 1 by default.</param>
    public static DateTime After(DateTime start, PeriodLength length, int count = 1)
    {
        if (length == PeriodLength.Month)
        {
            return (start.Year * 12L) + start.Month + count > (9999 * 12) + 12 ? DateTime.MaxValue : start.AddMonths(count);
        }

        double days = (double)count * (length == PeriodLength.Week ? 7 : 1);
        return (DateTime.MaxValue - start).TotalDays <= days ? DateTime.MaxValue : start.AddDays(days);
    }

    /// <summary>A period's name, which sorts by time: <c>2001-03</c> for a month, else its first day, <c>2001-03-26</c>.</summary>
    /// <param name="start">Its beginning.</param>
    /// <param name="length">The periods' length.</param>
    public static string Name(DateTime start, PeriodLength length) =>
        start.ToString(length == PeriodLength.Month ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A word for some periods: <c>1 week</c>, <c>12 weeks</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="length">The periods' length.</param>
    public static string Words(int count, PeriodLength length) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {length.ToString().ToLowerInvariant()}{(count == 1 ? "" : "s")}");

    /// <summary>The length of the gaps that moments have from one to the next: the middle one decides; days for fewer than two.</summary>
    /// <param name="moments">The moments, ascending.</param>
    public static PeriodLength Infer(IReadOnlyList<DateTime> moments)
    {
        double[] gaps = [.. moments.Zip(moments.Skip(1), (one, next) => (next - one).TotalDays).Where(gap => gap > 0).Order()];
        double middle = gaps.Length == 0 ? 1 : gaps[gaps.Length / 2];
        return middle < 4 ? PeriodLength.Day : middle < 16 ? PeriodLength.Week : PeriodLength.Month;
    }
}
