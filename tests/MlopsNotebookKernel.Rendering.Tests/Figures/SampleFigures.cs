using MlopsNotebookKernel.Rendering.Figures;

namespace MlopsNotebookKernel.Rendering.Tests.Figures;

/// <summary>Figures like those that commands draw.</summary>
internal static class SampleFigures
{
    private static readonly string[] Airports =
    [
        "ATL", "AUS", "BNA", "BOS", "BWI", "CLE", "CLT", "CVG", "DAL", "DCA", "DEN", "DFW", "DTW", "EWR", "HOU",
        "IAH", "JFK", "LAS", "LAX", "LGA", "MCI", "MCO", "MDW", "MIA", "MSP", "OAK", "ONT", "ORD", "PHX", "SFO",
    ];

    /// <summary>Baseline and current of a numeric column: 20,000 rows each, seeded.</summary>
    public static Figure Histogram()
    {
        const int bins = 40;
        double[] edges = [.. Enumerable.Range(0, bins).Select(index => -30d + (index * 5))];
        return new Figure(
            "distance moved: normalised Wasserstein-1 is 0.14, threshold 0.10",
            new Axis("delay, minutes"),
            new Axis("share of rows", Format: "percent"),
            [
                new Series("January (n = 20,000)", SeriesKind.Histogram, SeriesRole.Baseline, edges, Shares(17, 0, bins), Width: [.. Enumerable.Repeat(5d, bins)]),
                new Series("May (n = 20,000)", SeriesKind.Histogram, SeriesRole.Current, edges, Shares(18, 9, bins), Width: [.. Enumerable.Repeat(5d, bins)]),
            ],
            "Rows by delay in bins of 5 minutes; the last bin holds all above.");
    }

    /// <summary>Two bars for each of 30 airports.</summary>
    public static Figure Bars() => new(
        "Share of flights by origin, the 30 largest",
        new Axis("origin", Airports),
        new Axis("share of flights", Format: "percent"),
        [
            new Series("baseline", SeriesKind.Bars, SeriesRole.Baseline, Places(Airports.Length), Waves(Airports.Length, 0)),
            new Series("current", SeriesKind.Bars, SeriesRole.Current, Places(Airports.Length), Waves(Airports.Length, 1)),
        ]);

    /// <summary>Share of a class by segment within its band, n as labels, two segments out of it.</summary>
    public static Figure ClassBand()
    {
        string[] segments = [.. Airports.Skip(16).Take(12)];
        double[] now = [0.21, 0.19, 0.27, 0.31, 0.18, 0.24, 0.2, 0.26, 0.17, 0.22, 0.057, 0.29];
        double[] then = [0.23, 0.2, 0.24, 0.26, 0.21, 0.2, 0.22, 0.24, 0.2, 0.21, 0.238, 0.28];
        int[] inside = [.. Enumerable.Range(0, 12).Where(index => index != 10)];
        return new Figure(
            "Late flights by origin: 1 of 12 segments is outside X/3…3X",
            new Axis("origin", segments),
            new Axis("share late", Format: "percent"),
            [
                new Series("allowed range", SeriesKind.Band, SeriesRole.Limit, Places(12), [.. then.Select(x => x / 3)], Upper: [.. then.Select(x => Math.Min(1, x * 3))]),
                new Series("baseline", SeriesKind.Dots, SeriesRole.Baseline, Places(12), then),
                new Series("current", SeriesKind.Dots, SeriesRole.Current, [.. inside.Select(index => (double)index)], [.. inside.Select(index => now[index])], Labels: [.. inside.Select(index => $"n = {120 + (index * 17)}")]),
                new Series("outside", SeriesKind.Dots, SeriesRole.Alarm, [10], [now[10]], Labels: ["n = 157"]),
            ],
            "ONT: 5.7 % of 157 now, 23.8 % of 105 then.");
    }

    /// <summary>A share by day over five months with its limits.</summary>
    public static Figure Timeline()
    {
        double start = (new DateTime(2001, 1, 1) - DateTime.MinValue).TotalDays;
        double[] days = [.. Enumerable.Range(0, 150).Select(day => start + day)];
        double[] shares = [.. Enumerable.Range(0, 150).Select(day => day is > 40 and < 46 ? double.NaN : 0.2 + (0.06 * Math.Sin(day / 9d)) + (day * 0.0006))];
        return new Figure(
            "Share of late flights by day",
            new Axis("day", Format: "date"),
            new Axis("share late", Format: "percent"),
            [
                new Series("allowed range", SeriesKind.Band, SeriesRole.Limit, [days[0], days[^1]], [0.07, 0.07], Upper: [0.6, 0.6]),
                new Series("baseline share", SeriesKind.Line, SeriesRole.Baseline, [days[0], days[^1]], [0.2, 0.2]),
                new Series("share by day", SeriesKind.Line, SeriesRole.Current, days, shares),
            ]);
    }

    /// <summary>Two distribution functions.</summary>
    public static Figure Steps() => new(
        "Distribution functions of distance",
        new Axis("distance, miles", Minimum: 0, Maximum: 2500),
        new Axis("share of rows at or below", Format: "percent", Minimum: 0, Maximum: 1),
        [
            new Series("baseline", SeriesKind.Step, SeriesRole.Baseline, [0, 250, 500, 1000, 1500, 2500], [0, 0.2, 0.45, 0.8, 0.92, 1]),
            new Series("current", SeriesKind.Step, SeriesRole.Current, [0, 250, 500, 1000, 1500, 2500], [0, 0.15, 0.35, 0.7, 0.88, 1]),
        ]);

    /// <summary>A few long names and labelled bars, one negative.</summary>
    public static Figure LongNames() => new(
        "Effect of each column, largest first",
        new Axis("column", ["minutes since the aircraft arrived", "distance", "carrier", "origin airport of the flight", "scheduled departure hour"]),
        new Axis("change of the mean"),
        [
            new Series("change", SeriesKind.Bars, SeriesRole.Neutral, Places(5), [12345, 8000, -2500, 1250, 0], Labels: ["12,345", "8,000", "−2,500", "1,250", "0"]),
        ]);

    /// <summary>What happened on which day, a lane a name; the last tick stands at the picture's edge.</summary>
    public static Figure Lanes() => new(
        "What was kept, and when notebooks were stamped",
        new Axis("day", Format: "date", Minimum: 739_940, Maximum: 739_944),
        new Axis("", Categories: ["stamps", "labels", "predictions-of-the-model-in-production-2026", "flights", "weather", "airports", "carriers", "holidays", "delays"]),
        [
            new Series("snapshot", SeriesKind.Dots, SeriesRole.Baseline, [739_941, 739_942.5, 739_943, 739_943.2], [1, 2, 3, 8], Labels: ["20,466 rows", "", "4,429 rows", "7 rows"]),
            new Series("stamp of a notebook", SeriesKind.Dots, SeriesRole.Current, [739_943.6], [0]),
        ]);

    /// <summary>Two notebooks' measurements of a metric, one of them a single one.</summary>
    public static Figure MarkedLine() => new(
        "auc over time: higher is better",
        new Axis("stamped", Format: "date", Minimum: 739_900, Maximum: 740_000),
        new Axis("auc"),
        [
            new Series("01-research.ipynb", SeriesKind.MarkedLine, SeriesRole.Baseline, [739_910, 739_950, 739_990], [0.61, 0.64, 0.62], Labels: ["0.61", "0.64", "0.62"]),
            new Series("02-trees.ipynb", SeriesKind.MarkedLine, SeriesRole.Current, [739_960], [0.66], Labels: ["0.66"]),
        ]);

    public static IReadOnlyList<(string Name, Figure Figure)> All() =>
    [
        ("histogram", Histogram()), ("bars", Bars()), ("class-band", ClassBand()), ("timeline", Timeline()), ("steps", Steps()), ("long-names", LongNames()),
        ("lanes", Lanes()), ("marked-line", MarkedLine()),
    ];

    private static double[] Places(int count) => [.. Enumerable.Range(0, count).Select(index => (double)index)];

    private static double[] Waves(int count, int shift) =>
        [.. Enumerable.Range(0, count).Select(index => Math.Round(0.02 + (0.012 * Math.Abs(Math.Sin((index * 1.7) + (shift * 0.2)))) + (shift * 0.002), 6))];

    private static double[] Shares(int seed, double shift, int bins)
    {
        const int rows = 20_000;
        Random random = new(seed);
        double[] counts = new double[bins];
        for (int row = 0; row < rows; row++)
        {
            double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            double value = shift + 5 + (22 * normal) + (random.NextDouble() < 0.15 ? 60 * random.NextDouble() : 0);
            counts[Math.Clamp((int)Math.Floor((value + 30) / 5), 0, bins - 1)]++;
        }

        return [.. counts.Select(count => count / rows)];
    }
}
