using System.Globalization;
using MlopsNotebookKernel.Domain.Periods;
using MlopsNotebookKernel.Domain.Tests.Statistics;
using MlopsNotebookKernel.Domain.Theses;
using Xunit.Abstractions;

namespace MlopsNotebookKernel.Domain.Tests.Theses;

public class ThesisAnalyzerTests(ITestOutputHelper output)
{
    private const int Days = Planted.Before + 60;

    [Fact]
    public void Answer_MetricNotMoved_BlamesTheFirstLink()
    {
        ThesisAnswer answer = Of(metricStep: 0, outcomeStep: 0);

        Assert.Equal(ThesisVerdict.MetricNotMoved, answer.Verdict);
        Assert.True(answer.IsBroken);
        Assert.Null(answer.Strength);
    }

    [Fact]
    public void Answer_MetricMovedAndOutcomeNot_RefutesTheThesis()
    {
        ThesisAnswer answer = Of(metricStep: 2, outcomeStep: 0);

        Assert.Equal(ThesisVerdict.Refuted, answer.Verdict);
        Assert.True(answer.IsBroken);
    }

    [Fact]
    public void Answer_OutcomeWentTheWrongWay_RefutesTheThesis()
    {
        ThesisAnswer answer = Of(metricStep: 2, outcomeStep: 2);

        Assert.Equal(ThesisVerdict.Refuted, answer.Verdict);
        Assert.True(answer.Outcome.IsOpposite);
    }

    [Fact]
    public void Answer_BothMoved_SupportsTheThesis()
    {
        ThesisAnswer answer = Of(metricStep: 2, outcomeStep: -2);

        Assert.Equal(ThesisVerdict.Supported, answer.Verdict);
        Assert.False(answer.IsBroken);
        Assert.Equal(EvidenceStrength.Weak, answer.Strength);
    }

    [Fact]
    public void Answer_FewDaysAfter_IsTooEarlyAndSaysFromWhenOn()
    {
        ThesisAnswer answer = Of(metricStep: 2, outcomeStep: -1.2, daysAfter: 5);

        Assert.Equal(ThesisVerdict.TooEarly, answer.Verdict);
        Assert.False(answer.IsBroken);
        Assert.InRange(answer.DecidableOn!.Value, new DateOnly(2001, 4, 7), new DateOnly(2001, 5, 31));
        Assert.Equal(new DateOnly(2001, 5, 31), answer.HorizonEnd);
    }

    [Fact]
    public void Answer_DecidableOn_IsDecidedThenInMostCases()
    {
        int decided = 0;
        for (ulong seed = 1; seed <= 100; seed++)
        {
            Planted planted = new(seed, 0.3);
            ThesisAnswer early = Of(planted, 2, -1.2, 5);
            int days = early.DecidableOn is { } day ? day.DayNumber - DateOnly.FromDateTime(Planted.Since).DayNumber : 60;
            decided += Of(planted, 2, -1.2, Math.Max(5, days)).Verdict is ThesisVerdict.Supported ? 1 : 0;
        }

        Assert.InRange(decided, 65, 100);
    }

    [Fact]
    public void Answer_WorldMovedBoth_AControlTellsItApart()
    {
        Planted planted = new(3, 0.3);
        double[] world = planted.Noise(Days, 9);
        ThesisDefinition thesis = Planted.Thesis(control: new ThesisSource.File("c.csv", null, null));
        TimeSeries metric = Planted.Series(planted.Noise(Days, 1), 2);

        // Both the outcome and the control fall by 2 when the model comes: something else did that.
        TimeSeries outcome = Planted.Series([.. planted.Noise(Days, 2).Zip(world, (one, other) => (0.3 * one) + other)], -2);
        TimeSeries control = Planted.Series([.. planted.Noise(Days, 3).Zip(world, (one, other) => (0.3 * one) + other)], -2);

        Assert.Equal(ThesisVerdict.Supported, ThesisAnalyzer.Answer(thesis with { Control = null }, metric, outcome, null).Verdict);
        ThesisAnswer controlled = ThesisAnalyzer.Answer(thesis, metric, outcome, control);
        Assert.Equal(ThesisVerdict.Refuted, controlled.Verdict);
        Assert.InRange(controlled.ControlChange!.Value, -3, -1);
    }

    [Fact]
    public void Answer_WithAControl_IsTheDifferenceInDifferences()
    {
        double[] outcome = [.. LongRunVarianceTests.Wave(20, 1).Select((value, i) => i < 12 ? value : value + 2.5)];
        ThesisDefinition thesis = Planted.Thesis(control: new ThesisSource.File("c.csv", null, null)) with { Since = new DateOnly(2001, 1, 13) };

        ThesisAnswer answer = ThesisAnalyzer.Answer(thesis, Daily(outcome), Daily(outcome), Daily(LongRunVarianceTests.Wave(20, 2)));

        // statsmodels OLS on both series stacked: the coefficient of treated × after.
        Assert.Equal(2.465116442604685, answer.Outcome.Change, 1e-9);
    }

    [Fact]
    public void Answer_OutcomeFollowsTheMetricsSmallMovementsBeyondAControl_IsStrong()
    {
        Planted planted = new(5, 0);
        double[] metric = planted.Noise(Days, 1);
        double[] outcome = planted.Noise(Days, 2);
        double[] follows = [.. outcome.Select((value, day) => (0.4 * value) - (day >= 3 ? 0.9 * metric[day - 3] : 0))];

        ThesisAnswer answer = ThesisAnalyzer.Answer(
            Planted.Thesis(control: new ThesisSource.File("c.csv", null, null)),
            Planted.Series(metric, 2),
            Planted.Series(follows, -2),
            Planted.Series([.. planted.Noise(Days, 3).Select(value => 0.2 * value)], 0));

        Assert.Equal(ThesisVerdict.Supported, answer.Verdict);
        Assert.Equal(EvidenceStrength.Strong, answer.Strength);
        Assert.Equal(3, answer.Correlation!.Lag);
        Assert.True(answer.Correlation.High < 0);
    }

    [Fact]
    public void Answer_OutcomeWasFallingAlready_IsWeakWhateverElse()
    {
        Planted planted = new(2, 0);
        ThesisAnswer answer = ThesisAnalyzer.Answer(
            Planted.Thesis(), Planted.Series(planted.Noise(Days, 1), 2), Planted.Series(planted.Noise(Days, 2), 0, trend: -0.05), null);

        Assert.Equal(ThesisVerdict.Supported, answer.Verdict);
        Assert.True(answer.Outcome.WasMovingBefore);
        Assert.Equal(EvidenceStrength.Weak, answer.Strength);
    }

    [Fact]
    public void Answer_AfterTheHorizon_StaysAsItWas()
    {
        Planted planted = new(4, 0.3);
        double[] noise = planted.Noise(Days + 200, 1);
        TimeSeries metric = Planted.Series(noise, 2);
        double[] late = [.. planted.Noise(Days + 200, 2).Select((value, day) => day < Days ? value : value - 9)];

        ThesisAnswer then = ThesisAnalyzer.Answer(Planted.Thesis(), Planted.Until(metric, 60), Planted.Until(Planted.Series(late, 0), 60), null);
        ThesisAnswer later = ThesisAnalyzer.Answer(Planted.Thesis(), metric, Planted.Series(late, 0), null);

        Assert.Equal(ThesisVerdict.Refuted, then.Verdict);
        Assert.Equal((then.Verdict, then.Outcome.Change), (later.Verdict, later.Outcome.Change));
        Assert.True(later.Outcome.IsFinal);
    }

    [Fact]
    public void Answer_ThePeriodInWhichTheModelCame_BelongsToNeitherSide()
    {
        ThesisDefinition thesis = Planted.Thesis(horizon: new PeriodSpan(12, PeriodLength.Week)) with { Every = PeriodLength.Week, Since = new DateOnly(2001, 4, 4) };
        TimeSeries daily = Planted.Series(new double[Days + 30], 0);

        Movement metric = ThesisAnalyzer.Answer(thesis, daily, daily, null).Metric;

        // Weeks begin on Mondays: 1 January and 9 April 2001, and 25 June the last that begins and ends before 27 June.
        Assert.Equal((13, 11), (metric.BeforePeriods, metric.AfterPeriods));
        Assert.Equal(11, metric.HorizonPeriods);
    }

    [Fact]
    public void Answer_AHorizonShorterThanAPeriod_IsRefused()
    {
        ThesisDefinition thesis = Planted.Thesis(horizon: new PeriodSpan(10, PeriodLength.Day)) with { Every = PeriodLength.Month };
        TimeSeries daily = Planted.Series(new double[Days], 0);

        Assert.Equal("MLOPS2710", Assert.Throws<ThesisException>(() => ThesisAnalyzer.Answer(thesis, daily, daily, null)).Code);
    }

    /// <summary>
    /// The rate that the README states: a thesis is asked every tenth day until its horizon, and counts as false when any of
    /// those answers is.
    /// </summary>
    [Theory]
    [InlineData(0, 0.05)]
    [InlineData(0.5, 0.06)]
    [InlineData(0.7, 0.08)]
    public void Answer_AskedAgainAndAgain_IsSeldomFalse(double autoregression, double most)
    {
        const int theses = 150;
        (double Metric, double Outcome, ThesisVerdict[] True)[] truths =
        [
            (0, 0, [ThesisVerdict.MetricNotMoved]),
            (1, 0, [ThesisVerdict.Refuted]),
            (1, -1, [ThesisVerdict.Supported]),
        ];
        foreach ((double metric, double outcome, ThesisVerdict[] right) in truths)
        {
            int wrong = 0;
            int answered = 0;
            for (ulong seed = 1; seed <= theses; seed++)
            {
                Planted planted = new(seed, autoregression);
                ThesisVerdict[] answers = [.. Enumerable.Range(1, 6).Select(look => Of(planted, metric, outcome, look * 10).Verdict)];
                wrong += answers.Any(answer => answer != ThesisVerdict.TooEarly && !right.Contains(answer)) ? 1 : 0;
                answered += answers[^1] != ThesisVerdict.TooEarly ? 1 : 0;
            }

            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"autoregression {autoregression}, true answer {right[0]}: {(double)wrong / theses:P1} ever false, {(double)answered / theses:P1} answered at the horizon"));
            Assert.InRange((double)wrong / theses, 0, most);
        }
    }

    private static ThesisAnswer Of(double metricStep, double outcomeStep, int daysAfter = 60) => Of(new Planted(1, 0.3), metricStep, outcomeStep, daysAfter);

    private static ThesisAnswer Of(Planted planted, double metricStep, double outcomeStep, int daysAfter) => ThesisAnalyzer.Answer(
        Planted.Thesis(),
        Planted.Until(Planted.Series(planted.Noise(Days, 1), metricStep), daysAfter),
        Planted.Until(Planted.Series(planted.Noise(Days, 2), outcomeStep), daysAfter),
        null);

    private static TimeSeries Daily(double[] values) => new([.. values.Select((_, day) => new DateTime(2001, 1, 1).AddDays(day))], values);
}
