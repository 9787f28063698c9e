using MlopsNotebookKernel.Domain.Drift;

namespace MlopsNotebookKernel.Domain.Tests.Drift;

public class DriftJudgeTests
{
    [Theory]
    [InlineData(0.05, 0.08, DriftVerdict.Steady)]
    [InlineData(0.05, 0.04, DriftVerdict.Watch)]
    [InlineData(0.15, 0.20, DriftVerdict.Unclear)]
    [InlineData(0.15, 0.14, DriftVerdict.Unclear)]
    [InlineData(0.15, 0.05, DriftVerdict.Drifted)]
    [InlineData(0.10, 0.00, DriftVerdict.Drifted)]
    [InlineData(0.00, 0.00, DriftVerdict.Steady)]
    public void Judge_EffectAgainstThresholdAndNoise_GivesTheVerdict(double effect, double noise, DriftVerdict expected) =>
        Assert.Equal(expected, Judge(effect, noise).Verdict);

    [Fact]
    public void Judge_ErrorBoundThatReachesBelowTheThreshold_IsUnclearWhateverTheRows()
    {
        Judgement judgement = DriftJudge.Judge(
            DriftMeasure.NormalizedWasserstein, 0.12, 0.05, 0.1, new NoiseLevel(0.01, 1000), 1_000_000, 1_000_000);

        Assert.Equal(DriftVerdict.Unclear, judgement.Verdict);
        Assert.Null(judgement.Needed);
    }

    [Fact]
    public void Judge_Unclear_SaysHowManyRowsWouldDecide()
    {
        // Noise of 0.4 at 200 rows each falls to 0.1 at 16 times as many.
        RowsNeeded needed = Judge(0.2, 0.4).Needed!;

        Assert.Equal(3200, needed.Both);
        Assert.Null(needed.Current);
    }

    [Fact]
    public void Judge_UnclearWithALargeBaseline_SaysHowManyCurrentRowsWouldDecide()
    {
        RowsNeeded needed = DriftJudge.Judge(
            DriftMeasure.NormalizedWasserstein, 0.2, 0, 0.1, new NoiseLevel(0.3, 1000), 1_000_000, 200).Needed!;

        Assert.Equal(1900, needed.Current);
    }

    private static Judgement Judge(double effect, double noise) =>
        DriftJudge.Judge(DriftMeasure.NormalizedWasserstein, effect, 0, 0.1, new NoiseLevel(noise, 1000), 200, 200);
}
