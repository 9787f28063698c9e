using MlopsNotebookKernel.Domain.Gates.Judging;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Gates.Judging;

public sealed class SliceJudgeTests
{
    /// <summary>Twenty equal slices without any difference: at 95 % for all together, some slice is broken in 1 of 40 gates; more than 6 of 50 have a chance below 0.1 %.</summary>
    [Fact]
    public void Judge_EqualModelsInTwentySlices_AreSeldomBroken()
    {
        GatePolicy policy = PlantedModels.Policy(500, new GateMetricRule("auc", null, -1)) with
        {
            Slices = [new GateSliceRule("place", "auc", null, 0, 50)],
            ClassBand = null,
        };
        int broken = Enumerable.Range(0, 50).Count(run =>
        {
            GateEvidence evidence = PlantedModels.Evidence(new SeededRandom((ulong)run + 900), 4000, 1, 1) with { Slices = Places(4000, 20) };
            return PlantedModels.Judge(policy, evidence).Rules.Any(rule => rule is { Kind: RuleKind.SliceWorsening, Outcome: RuleOutcome.Broken });
        });
        Assert.InRange(broken, 0, 6);
    }

    /// <summary>A slice is judged on the resamples of all rows, so that one of all rows has their interval, but for what is allowed for few rows.</summary>
    [Theory]
    [InlineData(3000, 1, 1.04)]
    [InlineData(200, 1.01, 1.4)]
    public void Judge_OneSliceOfAllRows_HasTheIntervalOfAllRowsALittleWider(int rows, double least, double most)
    {
        GatePolicy policy = PlantedModels.Policy(1000, new GateMetricRule("auc", null, 0)) with { Slices = [new GateSliceRule("place", "auc", 0.5, 0.1, 50)] };
        GateReport report = PlantedModels.Judge(policy, PlantedModels.Evidence(new SeededRandom(3), rows, 1.2, 0.8) with { Slices = Places(rows, 1) });

        MetricComparison slice = Assert.Single(report.Slices).Comparison;
        Assert.Equal(0.95, report.SliceConfidence!.Value, 1e-12);
        AssertWider(report.Metrics[0].ImprovementInterval!, slice.ImprovementInterval!);
        AssertWider(report.Metrics[0].ChallengerInterval!, slice.ChallengerInterval!);

        void AssertWider(Interval all, Interval part)
        {
            Assert.True(part.Low <= all.Low && part.High >= all.High);
            Assert.InRange((part.High - part.Low) / (all.High - all.Low), least, most);
        }
    }

    /// <summary>Fifty slices: ends of 99.9 %, beyond which two of 2,000 resamples lie. A slice by itself is asked with 100 times as many.</summary>
    [Fact]
    public void Judge_FiftySlices_HaveTheIntervalsThatManyMoreResamplesGive()
    {
        const int places = 50;
        GatePolicy policy = PlantedModels.Policy(2000, new GateMetricRule("auc", null, 0)) with { Slices = [new GateSliceRule("place", "auc", 0.5, 0.1, 50)] };
        GateEvidence evidence = PlantedModels.Evidence(new SeededRandom(8), 300 * places, 1.2, 0.8) with { Slices = Places(300 * places, places) };
        GateReport report = PlantedModels.Judge(policy, evidence);

        Assert.Equal(0.999, report.SliceConfidence!.Value, 1e-12);
        foreach (int place in new[] { 4, 31 })
        {
            int[] rows = [.. Enumerable.Range(0, 300).Select(row => (row * places) + place)];
            GatePolicy many = policy with { Confidence = 0.999, Replicates = 100_000 };
            MetricComparison expected = Assert.Single(PlantedModels.Judge(many, evidence.Take(rows) with { Slices = Places(rows.Length, 1) }).Slices).Comparison;
            MetricComparison slice = report.Slices.Single(each => each.Slice == $"p{place}").Comparison;
            Assert.Equal(expected.Improvement, slice.Improvement);
            AssertNear(expected.ImprovementInterval!, slice.ImprovementInterval!);
            AssertNear(expected.ChallengerInterval!, slice.ChallengerInterval!);
        }

        static void AssertNear(Interval expected, Interval actual)
        {
            double tolerance = 0.06 * (expected.High - expected.Low);
            Assert.Equal(expected.Low, actual.Low, tolerance);
            Assert.Equal(expected.High, actual.High, tolerance);
        }
    }

    [Fact]
    public void Judge_SlicesByTwoColumns_AreJudgedOnTheSameResamples()
    {
        GatePolicy policy = PlantedModels.Policy(1000, new GateMetricRule("auc", null, 0)) with
        {
            Slices = [new GateSliceRule("place", "auc", 0.5, 0.1, 50), new GateSliceRule("again", "auc", 0.5, 0.1, 50)],
        };
        Dictionary<string, SliceColumn> places = Places(2000, 4);
        GateEvidence evidence = PlantedModels.Evidence(new SeededRandom(3), 2000, 1, 1);
        GateReport report = PlantedModels.Judge(policy, evidence with { Slices = new Dictionary<string, SliceColumn>(places) { ["again"] = places["place"] } });

        Assert.Equal(8, report.Slices.Count);
        Assert.All(report.Slices.GroupBy(slice => slice.Slice), same => Assert.Single(same.Select(slice => slice.Comparison.ImprovementInterval).Distinct()));
    }

    [Fact]
    public void Judge_SliceOfFewRowsOrOneClass_IsListedAndNotJudged()
    {
        GatePolicy policy = PlantedModels.Policy(100, new GateMetricRule("auc", 0.1, null)) with { Slices = [new GateSliceRule("place", "auc", 0.99, 0, 50)] };
        GateEvidence evidence = PlantedModels.Evidence(new SeededRandom(3), 400, 1, 1);
        int[] places = [.. Enumerable.Range(0, 400).Select(row => row < 20 ? 0 : evidence.Rows.Labels[row] == 1 ? 1 : 2)];
        GateReport report = PlantedModels.Judge(policy, evidence with { Slices = new Dictionary<string, SliceColumn> { ["place"] = new(["few", "late", "punctual"], places) } });

        Assert.Equal(3, report.Slices.Count);
        Assert.All(report.Slices, slice => Assert.Equal(SliceStatus.FewRows, slice.Status));
        Assert.DoesNotContain(report.Rules, rule => rule.Slice is not null);
        Assert.Null(report.SliceConfidence);
    }

    private static Dictionary<string, SliceColumn> Places(int rows, int places) =>
        new() { ["place"] = new([.. Enumerable.Range(0, places).Select(place => $"p{place}")], [.. Enumerable.Range(0, rows).Select(row => row % places)]) };
}
