using MlopsNotebookKernel.Domain.Gates.Judging;
using MlopsNotebookKernel.Domain.Metrics;

namespace MlopsNotebookKernel.Domain.Tests.Gates.Judging;

public sealed class RuleJudgeTests
{
    [Theory]
    [InlineData(0.02, 0.01, 0.03, 0, RuleOutcome.Met)]
    [InlineData(0.02, 0.01, 0.03, 0.01, RuleOutcome.Unclear)]
    [InlineData(0.02, -0.01, 0.05, 0, RuleOutcome.Unclear)]
    [InlineData(-0.02, -0.03, -0.01, 0, RuleOutcome.Broken)]
    [InlineData(0.02, 0.01, 0.03, 0.05, RuleOutcome.Broken)]
    [InlineData(-0.002, -0.004, 0, -0.005, RuleOutcome.Met)]
    [InlineData(0, 0, 0, 0, RuleOutcome.Broken)]
    public void Improvement_ByItsInterval_MustBeShown(double value, double low, double high, double least, RuleOutcome expected) =>
        Assert.Equal(expected, RuleJudge.Improvement(value, new Interval(low, high), least, 1000).Outcome);

    [Theory]
    [InlineData(0.7, 0.65, 0.75, 0.7, MetricDirection.Higher, RuleOutcome.Met)]
    [InlineData(0.69, 0.65, 0.75, 0.7, MetricDirection.Higher, RuleOutcome.Unclear)]
    [InlineData(0.6, 0.55, 0.65, 0.7, MetricDirection.Higher, RuleOutcome.Broken)]
    [InlineData(0.6, 0.55, 0.65, 0.7, MetricDirection.Lower, RuleOutcome.Met)]
    [InlineData(0.8, 0.75, 0.85, 0.7, MetricDirection.Lower, RuleOutcome.Broken)]
    [InlineData(0.71, 0.65, 0.85, 0.7, MetricDirection.Lower, RuleOutcome.Unclear)]
    public void Floor_ByTheValueItself_MustBeKept(double value, double low, double high, double floor, MetricDirection better, RuleOutcome expected) =>
        Assert.Equal(expected, RuleJudge.Floor(value, new Interval(low, high), floor, better, 1000).Outcome);

    /// <summary>0.01 above the limit with a reach of 0.02: the interval must shrink to a half, which takes four times the rows.</summary>
    [Fact]
    public void Improvement_Unclear_SaysHowManyMoreRowsWouldDecide() =>
        Assert.Equal(3000, RuleJudge.Improvement(0.01, new Interval(-0.01, 0.03), 0, 1000).MoreRows);

    [Fact]
    public void Improvement_JustAtTheLimit_SaysThatNoRowsWouldDecide() =>
        Assert.Null(RuleJudge.Improvement(0.01, new Interval(-0.01, 0.03), 0.01, 1000).MoreRows);

    [Fact]
    public void Rules_OfAValueThatIsNotDefined_AreUnclear()
    {
        Assert.Equal(RuleOutcome.Unclear, RuleJudge.Improvement(null, null, 0, 10).Outcome);
        Assert.Equal(RuleOutcome.Unclear, RuleJudge.Floor(null, null, 0, MetricDirection.Higher, 10).Outcome);
    }
}
