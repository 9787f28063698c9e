using System.Globalization;
using MlopsNotebookKernel.Domain.Shifts;
using MlopsNotebookKernel.Domain.Tests.Statistics;
using MlopsNotebookKernel.Domain.Tests.Theses;
using Xunit.Abstractions;

namespace MlopsNotebookKernel.Domain.Tests.Shifts;

public class ShiftDetectorTests(ITestOutputHelper output)
{
    private static readonly ShiftNoise Noise = new();

    // numpy and scipy: the cumulative sums of deviations, over the cosine transforms (scipy.fft.dct) of both parts.
    [Fact]
    public void Statistic_OfAStep_IsNumpys()
    {
        double[] values = [.. LongRunVarianceTests.Wave(40, 1).Select((value, i) => i < 25 ? value : value + 2)];

        (int place, double value) = ShiftDetector.Statistic(values);

        Assert.Equal(25, place);
        Assert.Equal(5.91108182200565, value, 1e-9);
    }

    [Fact]
    public void Find_TwoSteps_NamesBothPlacesAndMeans()
    {
        double[] noise = new Planted(1, 0.3).Noise(180, 1);
        double[] values = [.. noise.Select((value, i) => value + (i < 60 ? 0 : i < 120 ? 4 : -2))];

        IReadOnlyList<Shift> shifts = ShiftDetector.Find(values, 0.0025, Noise);

        Assert.Equal(2, shifts.Count);
        Assert.InRange(shifts[0].Place, 58, 62);
        Assert.InRange(shifts[1].Place, 118, 122);
        Assert.Equal(shifts[0].After, shifts[1].Before);
        Assert.InRange(shifts[0].Deviations, 3, 5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(19)]
    public void Find_InAShortSeries_IsNotTried(int length) =>
        Assert.Empty(ShiftDetector.Find([.. Enumerable.Range(0, length).Select(i => i < length / 2 ? 0.0 : 9.0)], 0.01, Noise));

    [Fact]
    public void Find_AStepWithoutNoise_IsFoundAndAConstantSeriesIsNot()
    {
        Assert.Equal(30, Assert.Single(ShiftDetector.Find([.. Enumerable.Range(0, 60).Select(i => i < 30 ? 0.1 : 0.3)], 0.01, Noise)).Place);
        Assert.Empty(ShiftDetector.Find([.. Enumerable.Repeat(0.1, 60)], 0.01, Noise));
    }

    [Fact]
    public void Find_WeekdaysAlone_AreNoShift() =>
        Assert.Empty(ShiftDetector.Find([.. Enumerable.Range(0, 182).Select(day => (day % 7 < 5 ? 10.0 : 2.0) + (0.1 * (day % 3)))], 0.01, Noise));

    /// <summary>The rate that the README states.</summary>
    [Theory]
    [InlineData(0, 0.03)]
    [InlineData(0.5, 0.05)]
    public void Find_InSteadySeries_IsSeldom(double autoregression, double most)
    {
        const int series = 300;
        int found = 0;
        for (ulong seed = 1; seed <= series; seed++)
        {
            found += ShiftDetector.Find(new Planted(seed, autoregression).Noise(181, 1), 0.01, Noise).Count > 0 ? 1 : 0;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"autoregression {autoregression}: {(double)found / series:P1} of steady series show a shift"));
        Assert.InRange((double)found / series, 0, most);
    }
}
