using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Rendering.Figures;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Drift;

/// <summary>Shows class shares against their bands, each with its n.</summary>
internal static class ClassBandBlocks
{
    private const int MostSegments = 14;
    private const int MostNames = 8;

    private static readonly ViewColumn[] Headings =
    [
        new("Class"), new("Band"), new("Baseline", true), new("Now", true), new("95 % interval", true), new("X/3 … 3X", true),
    ];

    /// <summary>What the one line says of classes: alarms by segment, or nothing.</summary>
    /// <param name="report">The class shares; null when not compared.</param>
    public static IEnumerable<string> Summary(ClassBandReport? report)
    {
        if (report is null)
        {
            yield break;
        }

        string[] overall = [.. report.Overall.Where(IsAlarm).Select(band => $"{band.Class} {Now(band)}, was {Before(band)}")];
        if (overall.Length > 0)
        {
            yield return $"class alarm: {string.Join(", ", overall)}";
        }

        SegmentBands[] segments = [.. report.Segments.Where(segment => segment.HasAlarm)];
        if (segments.Length == 1)
        {
            ClassBand band = segments[0].Bands.First(IsAlarm);
            yield return $"class alarm in {DriftWords.Segment(segments[0].Segment)}: {band.Class} {Now(band)}, was {Before(band)}";
        }
        else if (segments.Length > 1)
        {
            string more = segments.Length > MostNames ? $" and {QuantityText.Count(segments.Length - MostNames)} more" : "";
            yield return $"class alarm in {string.Join(", ", segments.Take(MostNames).Select(segment => DriftWords.Segment(segment.Segment)))}{more}";
        }

        if (!report.HasAlarm)
        {
            yield return "all classes within X/3…3X";
        }
    }

    /// <summary>The blocks.</summary>
    /// <param name="report">The class shares.</param>
    public static IReadOnlyList<ViewBlock> Of(ClassBandReport report)
    {
        List<ViewBlock> blocks = [new ViewBlock.Heading("Class shares")];
        blocks.Add(new ViewBlock.Paragraph(Sources(report)));
        blocks.Add(new ViewBlock.Table(Headings, [.. report.Overall.Select(Row)]));
        if (report.SegmentColumn is not { } by)
        {
            return blocks;
        }

        SegmentBands[] alarms = [.. report.Segments.Where(segment => segment.HasAlarm)];
        string shown = Shown(report);
        blocks.Add(new ViewBlock.Chart(ByIn(report, shown, by)));
        if (alarms.Length > 0)
        {
            blocks.Add(new ViewBlock.Table(
                [new(by), .. Headings],
                [.. alarms.SelectMany(segment => segment.Bands.Where(IsAlarm).Select(band => SegmentRow(segment, band)))],
                $"{QuantityText.Count(alarms.Length)} of {QuantityText.Count(report.Segments.Count, "segment")} outside the band."));
        }

        AddFolds(blocks, report, by);
        return blocks;
    }

    private static void AddFolds(List<ViewBlock> blocks, ClassBandReport report, string by)
    {
        IReadOnlyList<ViewCell>[] few =
        [
            .. report.Segments.SelectMany(segment => segment.Bands
                .Where(band => band.Status == ClassBandStatus.FewRows)
                .Select(band => SegmentRow(segment, band))),
        ];
        if (few.Length > 0)
        {
            blocks.Add(new ViewBlock.Fold(
                $"Outside the band with few rows, so no alarm: {QuantityText.Count(few.Length)}",
                [
                    new ViewBlock.Paragraph(
                        $"Fewer than {ClassBandAnalyzer.FewRows} rows of the class would be expected in the smaller sample at the greater share: such segments leave any band by chance."),
                    new ViewBlock.Table([new(by), .. Headings], few),
                ]));
        }

        SegmentBands[] onceOnly = [.. report.Segments.Where(segment => segment.Bands.Count == 0)];
        if (onceOnly.Length > 0)
        {
            blocks.Add(new ViewBlock.Fold(
                $"Segments on one side only: {QuantityText.Count(onceOnly.Length)}",
                [
                    new ViewBlock.Table(
                        [new(by), new("Baseline rows", true), new("Rows now", true)],
                        [.. onceOnly.Select(each => (IReadOnlyList<ViewCell>)[DriftWords.Segment(each.Segment), QuantityText.Count(each.BaselineRows), QuantityText.Count(each.CurrentRows)])]),
                ]));
        }
    }

    private static string Sources(ClassBandReport report)
    {
        string now = Source(report.CurrentSource, report.CurrentColumn);
        string before = Source(report.BaselineSource, report.BaselineColumn);
        string hint = report.CurrentSource == ClassSource.Labels
            ? " There are no predictions to compare: --prediction names their column."
            : report.BaselineSource == ClassSource.Labels ? " The baseline has no predictions, so its labels stand in." : "";
        return $"Shares of {now} now, against {before} in the baseline.{hint}";
    }

    private static string Source(ClassSource source, string column) =>
        $"{(source == ClassSource.Predictions ? "predictions" : "labels")} ({column})";

    /// <summary>The class to draw: the one with most alarms, then the rarest in the baseline, whose band is the narrowest.</summary>
    private static string Shown(ClassBandReport report) => report.Overall
        .OrderByDescending(band => report.Segments.Count(segment => segment.Bands.Any(each => each.Class == band.Class && IsAlarm(each))))
        .ThenByDescending(band => band.BaselineCount > 0)
        .ThenBy(band => band.BaselineCount)
        .First().Class;

    private static Figure ByIn(ClassBandReport report, string name, string by)
    {
        List<(string Label, ClassBand Band)> points = [("all", report.Overall.First(band => band.Class == name))];
        points.AddRange(report.Segments
            .SelectMany(segment => segment.Bands.Where(band => band.Class == name).Select(band => (DriftWords.Segment(segment.Segment), band)))
            .OrderByDescending(point => IsAlarm(point.band))
            .Take(MostSegments));
        double[] places = [.. Enumerable.Range(0, points.Count).Select(i => (double)i)];
        int[] alarms = [.. Enumerable.Range(0, points.Count).Where(i => IsAlarm(points[i].Band))];
        int[] calm = [.. Enumerable.Range(0, points.Count).Except(alarms)];
        List<Series> series =
        [
            new Series(
                "X/3 … 3X", SeriesKind.Band, SeriesRole.Limit, places, [.. points.Select(point => point.Band.BandLow)], Upper: [.. points.Select(point => point.Band.BandHigh)]),
            new Series(
                "baseline (X)", SeriesKind.Dots, SeriesRole.Baseline, places, [.. points.Select(point => point.Band.BaselineShare)], Labels: [.. points.Select(point => Before(point.Band))]),
        ];
        AddDots("now", SeriesRole.Current, calm);
        AddDots("now, outside the band", SeriesRole.Alarm, alarms);
        int left = report.Segments.Count(segment => segment.Bands.Count > 0) - points.Count + 1;
        return new Figure(
            $"Share of {report.CurrentColumn} = {name} by {by}",
            new Axis(by, Categories: [.. points.Select(point => $"{point.Label} ({QuantityText.Count(point.Band.CurrentRows)})")]),
            new Axis($"share of {report.CurrentColumn} = {name}", Format: "percent", Minimum: 0),
            series,
            $"Share of {report.CurrentColumn} = {name} now against X/3…3X of the baseline's share X, rows now in brackets; segments outside the band first, then the largest{(left > 0 ? $"; {QuantityText.Count(left)} more not shown" : "")}.");

        void AddDots(string title, SeriesRole role, int[] chosen)
        {
            if (chosen.Length > 0)
            {
                series.Add(new Series(
                    title,
                    SeriesKind.Dots,
                    role,
                    [.. chosen.Select(i => places[i])],
                    [.. chosen.Select(i => points[i].Band.CurrentShare)],
                    Labels: [.. chosen.Select(i => Now(points[i].Band))]));
            }
        }
    }

    private static IReadOnlyList<ViewCell> SegmentRow(SegmentBands segment, ClassBand band) => [DriftWords.Segment(segment.Segment), .. Row(band)];

    private static IReadOnlyList<ViewCell> Row(ClassBand band) =>
    [
        band.Class,
        band.Status switch
        {
            ClassBandStatus.Alarm => new ViewCell("alarm", ViewStatus.Bad),
            ClassBandStatus.FewRows => new ViewCell("few rows", ViewStatus.Warning),
            _ => new ViewCell("within", ViewStatus.Good),
        },
        Before(band),
        Now(band),
        $"{QuantityText.Percent(band.IntervalLow)} to {QuantityText.Percent(band.IntervalHigh)}",
        $"{QuantityText.Percent(band.BandLow)} to {QuantityText.Percent(band.BandHigh)}",
    ];

    private static bool IsAlarm(ClassBand band) => band.Status == ClassBandStatus.Alarm;

    private static string Before(ClassBand band) => DriftWords.Share(band.BaselineCount, band.BaselineRows);

    private static string Now(ClassBand band) => DriftWords.Share(band.CurrentCount, band.CurrentRows);
}
