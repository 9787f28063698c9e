using MlopsNotebookKernel.Domain.Drift;

namespace MlopsNotebookKernel.Domain.Tests.Drift;

public class ClassBandAnalyzerTests
{
    [Theory]
    [InlineData(20, ClassBandStatus.Within)]
    [InlineData(7, ClassBandStatus.Within)]
    [InlineData(6, ClassBandStatus.Alarm)]
    [InlineData(60, ClassBandStatus.Within)]
    [InlineData(61, ClassBandStatus.Alarm)]
    public void Compare_ShareOfAHundred_IsHeldAgainstAThirdAndThreeTimes(long now, ClassBandStatus expected)
    {
        ClassBandReport report = Compare(Counts(("late", null, 20), ("on time", null, 80)), Counts(("late", null, now), ("on time", null, 100 - now)));

        ClassBand band = report.Overall.Single(each => each.Class == "late");
        Assert.Equal(expected, band.Status);
        Assert.Equal(expected == ClassBandStatus.Alarm, report.HasAlarm);
    }

    [Fact]
    public void Compare_ClassThatIsNew_IsAnAlarm() =>
        Assert.True(Compare(Counts(("a", null, 100)), Counts(("a", null, 99), ("b", null, 1))).HasAlarm);

    [Fact]
    public void Compare_SegmentOutsideWithEnoughRows_IsAnAlarmWithItsRows()
    {
        ClassBandReport report = Compare(
            Counts(("late", "ONT", 25), ("on time", "ONT", 80)), Counts(("late", "ONT", 9), ("on time", "ONT", 148)), "origin");

        SegmentBands segment = Assert.Single(report.Segments);
        ClassBand band = segment.Bands.Single(each => each.Class == "late");
        Assert.Equal(ClassBandStatus.Alarm, band.Status);
        Assert.Equal((105, 157), (band.BaselineRows, band.CurrentRows));
    }

    [Fact]
    public void Compare_SegmentOutsideWithFewRows_IsListedWithoutAlarm()
    {
        ClassBandReport report = Compare(
            Counts(("late", "DSM", 9), ("on time", "DSM", 24)), Counts(("late", "DSM", 1), ("on time", "DSM", 28)), "origin");

        Assert.Equal(ClassBandStatus.FewRows, report.Segments[0].Bands.Single(each => each.Class == "late").Status);
        Assert.False(report.Segments[0].HasAlarm);
    }

    [Fact]
    public void Compare_SegmentWhereAClassAppears_IsAnAlarmWhenRowsAreMany()
    {
        ClassBandReport report = Compare(
            Counts(("late", "X", 1), ("on time", "X", 999)), Counts(("late", "X", 100), ("on time", "X", 900)), "origin");

        Assert.True(report.Segments[0].HasAlarm);
    }

    [Fact]
    public void Compare_SegmentOnOneSide_IsListedWithoutBands()
    {
        ClassBandReport report = Compare(Counts(("a", "X", 5)), Counts(("a", "Y", 7)), "origin");

        Assert.Equal([("Y", 0, 7), ("X", 5, 0)], report.Segments.Select(each => (each.Segment, (int)each.BaselineRows, (int)each.CurrentRows)));
        Assert.All(report.Segments, segment => Assert.Empty(segment.Bands));
    }

    private static ClassCounts Counts(params (string Class, string? Segment, long Rows)[] rows)
    {
        ClassCounts counts = new();
        foreach ((string name, string? segment, long count) in rows)
        {
            counts.Add(name, segment, count);
        }

        return counts;
    }

    private static ClassBandReport Compare(ClassCounts baseline, ClassCounts current, string? by = null) => ClassBandAnalyzer.Compare(
        baseline, current, ("predicted", ClassSource.Predictions), ("predicted", ClassSource.Predictions), by);
}
