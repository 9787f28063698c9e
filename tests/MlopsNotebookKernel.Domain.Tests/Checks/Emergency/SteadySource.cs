using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Checks.Emergency;
using MlopsNotebookKernel.Domain.Statistics;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Tests.Checks.Emergency;

/// <summary>A simulated source in which nothing is ever wrong.</summary>
/// <param name="Name">What it is like.</param>
/// <param name="Rows">The rows of a delivery, by its number and moment.</param>
/// <param name="Gap">The hours to the next delivery, by the moment of this one.</param>
internal sealed record SteadySource(string Name, Func<SeededRandom, int, DateTime, double> Rows, Func<SeededRandom, DateTime, double> Gap)
{
    private static readonly DateTime Start = new(2026, 1, 5, 6, 0, 0, DateTimeKind.Unspecified);

    /// <summary>What steady sources are like: counts and their spread, weekends, growth, calendars.</summary>
    public static IReadOnlyList<SteadySource> All { get; } =
    [
        new("hourly, 5 % spread", (random, _, _) => 5000 * LogNormal(random, 0.05), (random, _) => LogNormal(random, 0.1)),
        new("daily, 15 % spread", (random, _, _) => 100_000 * LogNormal(random, 0.15), (random, _) => 24 * LogNormal(random, 0.02)),
        new("daily, 30 % spread", (random, _, _) => 100_000 * LogNormal(random, 0.3), (random, _) => 24 * LogNormal(random, 0.02)),
        new("daily, heavy tails", (random, _, _) => 20_000 * Math.Exp(0.1 * HeavyTailed(random)), (random, _) => 24 * LogNormal(random, 0.05)),
        new("daily, some 30 rows by chance", (random, _, _) => Chance(random, 30), (_, _) => 24),
        new("daily, the same to the row", (_, _, _) => 1440, (_, _) => 24),
        new("daily, weekends 40 %", (random, _, at) => 50_000 * LogNormal(random, 0.1) * (IsWeekend(at) ? 0.4 : 1), (_, _) => 24),
        new("working days, holidays too", (random, _, _) => 50_000 * LogNormal(random, 0.1), (random, at) => Working(random, at)),
        new("daily, growing 1 % a day", (random, number, _) => 10_000 * Math.Pow(1.01, number) * LogNormal(random, 0.1), (_, _) => 24),
        new("monthly", (random, _, _) => 500_000 * LogNormal(random, 0.05), (_, at) => 24 * DateTime.DaysInMonth(at.Year, at.Month)),
    ];

    /// <summary>Runs the source, and counts false alarms of each check.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="deliveries">Number of deliveries.</param>
    /// <param name="alarms">Takes the false alarms by check.</param>
    /// <returns>Number of judgements of each check: each delivery twice, as it comes and as it is looked at again late.</returns>
    public int Run(ulong seed, int deliveries, Dictionary<string, int> alarms)
    {
        SeededRandom random = new(seed);
        List<SourceObservation> history = [];
        DateTime at = Start;
        int judged = 0;
        for (int i = 0; i < deliveries; i++)
        {
            long rows = Math.Max(1, (long)Rows(random, i, at));
            SourceObservation current = new(
                $"{i}.csv",
                new DateTimeOffset(at.AddMinutes(20), TimeSpan.Zero),
                rows,
                [
                    new ColumnSeen("at", ColumnType.Timestamp, rows, at),
                    new ColumnSeen("value", random.NextUniform() < 0.05 ? ColumnType.Integer : ColumnType.Number, rows),
                    new ColumnSeen("note", ColumnType.Text, random.NextUniform() < 0.2 ? 0 : rows),
                ]);
            double gap = Gap(random, at);
            if (history.Count > 0)
            {
                Count(EmergencyChecks.Judge(current, history, current.At), alarms);
                Count(EmergencyChecks.Judge(current, [.. history, current], current.At.AddHours(gap * 0.95)), alarms);
                judged += 2;
            }

            history.Add(current);
            at = at.AddHours(gap);
        }

        return judged;
    }

    private static void Count(IReadOnlyList<CheckOutcome> outcomes, Dictionary<string, int> alarms)
    {
        foreach (CheckOutcome outcome in outcomes)
        {
            alarms[outcome.Name] = alarms.GetValueOrDefault(outcome.Name) + (outcome.Fired ? 1 : 0);
        }
    }

    private static bool IsWeekend(DateTime at) => at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static double Working(SeededRandom random, DateTime at)
    {
        double hours = 24;
        while (IsWeekend(at.AddHours(hours)) || random.NextUniform() < 0.03)
        {
            hours += 24;
        }

        return hours * LogNormal(random, 0.02);
    }

    private static double LogNormal(SeededRandom random, double spread) => Math.Exp(spread * random.NextNormal());

    /// <summary>Student's t with 5 degrees of freedom.</summary>
    private static double HeavyTailed(SeededRandom random)
    {
        double sum = 0;
        for (int i = 0; i < 5; i++)
        {
            double normal = random.NextNormal();
            sum += normal * normal;
        }

        return random.NextNormal() / Math.Sqrt(sum / 5);
    }

    private static double Chance(SeededRandom random, double mean)
    {
        // Knuth's way, good enough for small means.
        double limit = Math.Exp(-mean);
        double product = random.NextUniform();
        int count = 0;
        for (; product > limit; count++)
        {
            product *= random.NextUniform();
        }

        return count;
    }
}
