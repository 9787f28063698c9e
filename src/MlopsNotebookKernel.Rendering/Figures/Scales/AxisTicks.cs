namespace MlopsNotebookKernel.Rendering.Figures.Scales;

/// <summary>
/// Chooses the values at which an axis has ticks: steps of 1, 2 or 5 times a power of ten for numbers (Heckbert,
/// "Nice Numbers for Graph Labels", Graphics Gems 1990), days, weeks, months or years for dates.
/// </summary>
internal static class AxisTicks
{
    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
    private static readonly int[] DaySteps = [1, 2, 7, 14];

    /// <summary>The step between ticks of a numeric axis.</summary>
    /// <param name="range">Greatest less least value; above 0.</param>
    /// <param name="count">About how many ticks are wanted.</param>
    public static double Step(double range, int count)
    {
        double rough = range / Math.Max(1, count);
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double fraction = rough / power;
        double nice = fraction < 1.5 ? 1 : fraction < 3.5 ? 2 : fraction < 7.5 ? 5 : 10;
        return nice * power;
    }

    /// <summary>The multiples of a step within a range, both ends included.</summary>
    /// <param name="minimum">Least value.</param>
    /// <param name="maximum">Greatest value.</param>
    /// <param name="step">The step.</param>
    public static IReadOnlyList<double> Multiples(double minimum, double maximum, double step)
    {
        List<double> ticks = [];
        double slack = step * 1e-9;
        double first = Math.Ceiling((minimum - slack) / step);
        for (double index = first; index * step <= maximum + slack && ticks.Count < 100; index++)
        {
            // Multiplying, not adding, keeps 0.1 + 0.2 from being 0.30000000000000004; -0 is 0.
            ticks.Add(index == 0 ? 0 : index * step);
        }

        return ticks;
    }

    /// <summary>Ticks of an axis of dates, at starts of days, weeks (Mondays), months or years.</summary>
    /// <param name="minimum">First day, in days since 0001-01-01.</param>
    /// <param name="maximum">Last day.</param>
    /// <param name="count">About how many ticks are wanted.</param>
    public static IReadOnlyList<double> Dates(double minimum, double maximum, int count)
    {
        double range = maximum - minimum;
        foreach (int step in DaySteps)
        {
            if (range / step <= count)
            {
                return Multiples(minimum, maximum, step);
            }
        }

        int months = MonthSteps.FirstOrDefault(step => range / 30.44 / step <= count, MonthSteps[^1]);
        DateTime start = Day(minimum);
        int index = (((start.Year * 12) + start.Month - 1) / months) * months;
        List<double> ticks = [];
        for (; index < (9999 * 12) && ticks.Count < 100; index += months)
        {
            if (index < 12)
            {
                continue;
            }

            double tick = (new DateTime(index / 12, (index % 12) + 1, 1) - DateTime.MinValue).TotalDays;
            if (tick > maximum)
            {
                break;
            }

            if (tick >= minimum)
            {
                ticks.Add(tick);
            }
        }

        return ticks;
    }

    /// <summary>The moment that a number of days since 0001-01-01 means, held within what a date can be.</summary>
    /// <param name="days">Days.</param>
    public static DateTime Day(double days) =>
        DateTime.MinValue.AddDays(Math.Clamp(days, 0, (DateTime.MaxValue.Date - DateTime.MinValue).TotalDays));
}
