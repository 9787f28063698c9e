using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Tests.Statistics;
using MlopsNotebookKernel.Domain.Theses;
using Xunit.Abstractions;

namespace MlopsNotebookKernel.Domain.Tests.Theses;

public class MovementJudgeTests(ITestOutputHelper output)
{
    // By scipy: the transforms of scipy.fft.dct, the tail of scipy.stats.norm, the quantile of scipy.stats.t.
    [Theory]
    [InlineData(8, 0.5843647248667057, 4.007247932214607)]
    [InlineData(16, -0.36900816261381886, 4.960620819695132)]
    public void Judge_AStep_HasScipysInterval(int horizon, double low, double high)
    {
        double[] series = LongRunVarianceTests.Wave(20, 1);

        Movement movement = MovementJudge.Judge(series[..12], [.. series[12..].Select(value => value + 2.5)], horizon, MetricDirection.Higher, 1);

        Assert.Equal(2.2958063285406567, movement.Change, 1e-12);
        Assert.Equal(low, movement.Low, 1e-9);
        Assert.Equal(high, movement.High, 1e-9);
        Assert.Equal(horizon == 8, movement.IsFinal);
    }

    [Theory]
    [InlineData(2, MetricDirection.Higher, 1, MovementVerdict.Moved)]
    [InlineData(2, MetricDirection.Lower, 1, MovementVerdict.NotMoved)]
    [InlineData(-2, MetricDirection.Lower, 1, MovementVerdict.Moved)]
    [InlineData(0, MetricDirection.Higher, 1, MovementVerdict.NotMoved)]
    [InlineData(0.5, MetricDirection.Higher, 1, MovementVerdict.NotMoved)]
    [InlineData(0, MetricDirection.Higher, 0.01, MovementVerdict.Undecided)]
    public void Judge_AStepOfAKnownSize_IsHeldAgainstWhatCounts(double step, MetricDirection better, double effect, MovementVerdict expected)
    {
        double[] before = Jitter(60);
        double[] after = [.. Jitter(60).Select(value => value + step)];

        Assert.Equal(expected, MovementJudge.Judge(before, after, 60, better, effect).Verdict);
    }

    [Fact]
    public void Judge_FewPeriodsBefore_SaysNothing()
    {
        Movement movement = MovementJudge.Judge([1, 1, 1, 1, 1], [9, 9, 9, 9], 4, MetricDirection.Higher, 1);

        Assert.Equal(MovementVerdict.Undecided, movement.Verdict);
        Assert.Equal(double.PositiveInfinity, movement.High);
        Assert.Null(movement.Decision!.Periods);
    }

    [Fact]
    public void Judge_NothingAfterYet_PlansFromTheNoiseBefore()
    {
        Movement movement = MovementJudge.Judge(Jitter(90), [], 60, MetricDirection.Higher, 0.5);

        Assert.Equal(MovementVerdict.Undecided, movement.Verdict);
        Assert.InRange(movement.Decision!.Periods!.Value, 2, 60);
        Assert.True(movement.Decision.SmallestEffect < 0.5);
    }

    [Fact]
    public void Judge_TooNoisyForTheHorizon_NamesALongerOneThatWouldDo()
    {
        Movement movement = MovementJudge.Judge(Jitter(400), Jitter(40), 40, MetricDirection.Higher, 0.06);

        Assert.Null(movement.Decision!.Periods);
        Assert.True(movement.Decision.SmallestEffect > 0.06);
        Assert.InRange(movement.Decision.BeyondHorizon!.Value, 41, 400);
    }

    [Fact]
    public void Judge_TooShortBefore_NoHorizonWouldDo()
    {
        Movement movement = MovementJudge.Judge(Jitter(8), Jitter(4), 10, MetricDirection.Higher, 0.01);

        Assert.Null(movement.Decision!.Periods);
        Assert.Null(movement.Decision.BeyondHorizon);
    }

    [Fact]
    public void Judge_MovingAlready_IsSeenBeforeTheModelCame()
    {
        double[] rising = [.. Jitter(60).Select((value, i) => value + (i / 10.0))];

        Assert.True(MovementJudge.Judge(rising, Jitter(10), 30, MetricDirection.Higher, 1).WasMovingBefore);
        Assert.False(MovementJudge.Judge(Jitter(60), Jitter(10), 30, MetricDirection.Higher, 1).WasMovingBefore);
    }

    [Fact]
    public void Judge_ConstantSeries_NeedsNoMoreThanTheChange()
    {
        Assert.Equal(MovementVerdict.Moved, MovementJudge.Judge([.. Enumerable.Repeat(1.0, 8)], [2, 2], 8, MetricDirection.Higher, 0.5).Verdict);
        Assert.Equal(MovementVerdict.NotMoved, MovementJudge.Judge([.. Enumerable.Repeat(1.0, 8)], [1, 1], 8, MetricDirection.Higher, 0.5).Verdict);
    }

    /// <summary>The rate that the README states: looked at every tenth day, of 60 to come, the change is ever outside its interval.</summary>
    [Theory]
    [InlineData(0, 0.05)]
    [InlineData(0.5, 0.06)]
    [InlineData(0.7, 0.08)]
    public void Judge_LookedAtAgainAndAgain_MissesTheChangeSeldom(double autoregression, double most)
    {
        const int series = 300;
        int missed = 0;
        for (ulong seed = 1; seed <= series; seed++)
        {
            double[] noise = new Planted(seed, autoregression).Noise(Planted.Before + 60, 1);
            missed += Enumerable.Range(1, 6).Any(look => MovementJudge.Judge(
                noise[..Planted.Before], noise[Planted.Before..(Planted.Before + (10 * look))], 60, MetricDirection.Higher, 1) is { Low: > 0 } or { High: < 0 }) ? 1 : 0;
        }

        output.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"autoregression {autoregression}: {(double)missed / series:P1} ever missed"));
        Assert.InRange((double)missed / series, 0, most);
    }

    private static double[] Jitter(int length) => LongRunVarianceTests.Wave(length, 4);
}
