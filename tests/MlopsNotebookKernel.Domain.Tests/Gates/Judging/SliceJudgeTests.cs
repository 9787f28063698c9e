using MlopsNotebookKernel.Domain.Gates.Judging;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Gates.Judging;

public sealed class SliceJudgeTests
{
    /// <summary>Twenty equal slices without any difference: at 95 % for all together, some slice is broken in 1 of 40 gates.</summary>
    [Fact]
    public void Judge_EqualModelsInTwentySlices_AreSeldomBroken()
    {
        GatePolicy policy = PlantedModels.Policy(100, new GateMetricRule("auc", null, -1)) with
        {
            Slices = [new GateSliceRule("place", "auc", null, 0, 50)],
            ClassBand = null,
        };
        int broken = Enumerable.Range(0, 100).Count(run =>
        {
            GateEvidence evidence = PlantedModels.Evidence(new SeededRandom((ulong)run + 900), 4000, 1, 1) with { Slices = Places(4000, 20) };
            return PlantedModels.Judge(policy, evidence).Rules.Any(rule => rule is { Kind: RuleKind.SliceWorsening, Outcome: RuleOutcome.Broken });
        });
        Assert.InRange(broken, 0, 9);
    }

    /// <summary>The bootstrap's interval of all rows, and the one from influence, are two ways to the same.</summary>
    [Fact]
    public void Judge_OneSliceOfAllRows_HasTheBootstrapsInterval()
    {
        GatePolicy policy = PlantedModels.Policy(2000, new GateMetricRule("auc", null, 0)) with { Slices = [new GateSliceRule("place", "auc", 0.5, 0.1, 50)] };
        GateReport report = PlantedModels.Judge(policy, PlantedModels.Evidence(new SeededRandom(3), 3000, 1.2, 0.8) with { Slices = Places(3000, 1) });

        Interval bootstrap = report.Metrics[0].ImprovementInterval!;
        Interval slice = Assert.Single(report.Slices).Comparison.ImprovementInterval!;
        Assert.Equal(0.95, report.SliceConfidence!.Value, 1e-12);
        Assert.Equal(bootstrap.Low, slice.Low, 0.05 * (bootstrap.High - bootstrap.Low));
        Assert.Equal(bootstrap.High, slice.High, 0.05 * (bootstrap.High - bootstrap.Low));
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
