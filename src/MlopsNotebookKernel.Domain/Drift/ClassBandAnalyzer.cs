using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>
/// Holds the share of each class now against X/3…3X, where X is its share in the baseline. Outside is an alarm, over
/// the whole table always. In a segment it is one unless rows are few: fewer than <see cref="FewRows"/> rows of the class
/// would be expected in the smaller of the two samples at the greater of the two shares. Such segments are listed as
/// having few rows, never left out: among hundreds of segments of a handful of rows, most leave any band by chance.
/// </summary>
public static class ClassBandAnalyzer
{
    /// <summary>With fewer expected rows of a class than this, a segment outside its band raises no alarm.</summary>
    public const int FewRows = 10;

    /// <summary>Compares class counts.</summary>
    /// <param name="baseline">The baseline's counts.</param>
    /// <param name="current">The current counts.</param>
    /// <param name="baselineColumn">The column that tells the classes in the baseline, and what it holds.</param>
    /// <param name="currentColumn">The column that tells the classes now, and what it holds.</param>
    /// <param name="segmentColumn">The column whose values are the segments; null without segments.</param>
    public static ClassBandReport Compare(
        ClassCounts baseline,
        ClassCounts current,
        (string Name, ClassSource Source) baselineColumn,
        (string Name, ClassSource Source) currentColumn,
        string? segmentColumn)
    {
        string[] classes = [.. baseline.Overall.Keys.Union(current.Overall.Keys).Order(StringComparer.Ordinal)];
        Dictionary<string, long> none = [];
        SegmentBands[] segments =
        [
            .. baseline.Segments.Keys.Union(current.Segments.Keys)
                .Select(segment => Segment(
                    segment, baseline.Segments.GetValueOrDefault(segment, none), current.Segments.GetValueOrDefault(segment, none)))
                .OrderByDescending(segment => segment.HasAlarm)
                .ThenByDescending(segment => segment.BaselineRows + segment.CurrentRows)
                .ThenBy(segment => segment.Segment, StringComparer.Ordinal),
        ];
        return new ClassBandReport(
            baselineColumn.Name,
            baselineColumn.Source,
            currentColumn.Name,
            currentColumn.Source,
            Bands(baseline.Overall, current.Overall, fewRows: 0),
            segmentColumn,
            segments);

        SegmentBands Segment(string name, Dictionary<string, long> before, Dictionary<string, long> now)
        {
            long n = before.Values.Sum();
            long m = now.Values.Sum();
            return new SegmentBands(name, n, m, n == 0 || m == 0 ? [] : Bands(before, now, FewRows));
        }

        ClassBand[] Bands(IReadOnlyDictionary<string, long> before, IReadOnlyDictionary<string, long> now, int fewRows)
        {
            long n = before.Values.Sum();
            long m = now.Values.Sum();
            return n == 0 || m == 0
                ? []
                : [.. classes.Select(name => Band(name, before.GetValueOrDefault(name), n, now.GetValueOrDefault(name), m, fewRows))];
        }
    }

    private static ClassBand Band(string name, long baselineCount, long baselineRows, long currentCount, long currentRows, int fewRows)
    {
        (double low, double high) = WilsonInterval.Of(currentCount, currentRows);
        ClassBand band = new(name, ClassBandStatus.Within, baselineCount, baselineRows, currentCount, currentRows, low, high);
        if (!band.IsOutside)
        {
            return band;
        }

        double expected = Math.Max(band.BaselineShare, band.CurrentShare) * Math.Min(baselineRows, currentRows);
        return band with { Status = expected < fewRows ? ClassBandStatus.FewRows : ClassBandStatus.Alarm };
    }
}
