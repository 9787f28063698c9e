using CsCheck;
using MlopsNotebookKernel.Rendering.Figures.Scales;

namespace MlopsNotebookKernel.Rendering.Tests.Figures.Scales;

public sealed class AxisTicksTests
{
    [Theory]
    [InlineData(10, 5, 2)]
    [InlineData(0.084, 5, 0.02)]
    [InlineData(1, 5, 0.2)]
    [InlineData(97, 5, 20)]
    [InlineData(2500, 5, 500)]
    public void Step_Range_IsOneTwoOrFiveTimesAPowerOfTen(double range, int count, double expected) =>
        Assert.Equal(expected, AxisTicks.Step(range, count), 12);

    [Fact]
    public void Step_AnyRange_GivesAFewTicks() => Gen.Double[1e-9, 1e12].Sample(range =>
    {
        double step = AxisTicks.Step(range, 5);
        Assert.InRange(range / step, 3.4, 8.8);
    });

    [Fact]
    public void Multiples_OfATenth_AreWrittenWithoutNoise() =>
        Assert.Equal(["0.0", "0.1", "0.2", "0.3"], AxisTicks.Multiples(0, 0.3, 0.1).Select(tick => AxisText.Tick(tick, "number", 0.1)));

    [Fact]
    public void Dates_FiveMonths_FallOnFirstsOfMonths()
    {
        double start = (new DateTime(2001, 1, 1) - DateTime.MinValue).TotalDays;
        Assert.Equal(
            ["2001-01-01", "2001-02-01", "2001-03-01", "2001-04-01", "2001-05-01"],
            AxisTicks.Dates(start, start + 149, 7).Select(day => AxisText.Value(day, "date")));
    }

    [Fact]
    public void Dates_AtTheEndsOfTheCalendar_DoNotThrow()
    {
        Assert.NotEmpty(AxisTicks.Dates(0, 400, 5));
        Assert.NotEmpty(AxisTicks.Dates(-1e9, 1e9, 5));
    }
}
