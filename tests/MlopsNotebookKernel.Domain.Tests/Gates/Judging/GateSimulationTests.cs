using MlopsNotebookKernel.Domain.Gates;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Gates.Judging;

/// <summary>How often the gate errs, on a small scale; the larger simulation is in the benchmarks (<c>gate-errors</c>).</summary>
public sealed class GateSimulationTests
{
    private const int Runs = 200;

    /// <summary>2.5 % are expected: 5 of 200. More than 13 has a chance below 0.1 %.</summary>
    [Fact]
    public void Judge_EqualModels_AreSeldomPromoted() => Assert.InRange(Promoted(500, 1, 1), 0, 13);

    [Fact]
    public void Judge_ClearlyBetterModel_IsMostlyPromoted() => Assert.InRange(Promoted(500, 3, 0.3), 190, Runs);

    [Fact]
    public void Judge_ClearlyWorseModel_IsNeverPromoted() => Assert.Equal(0, Promoted(500, 0.5, 1.5));

    /// <summary>
    /// A held gate says how many more rows would decide, if the values stayed. Where the gain that it saw is the true one
    /// (0.022), gates of so many rows are decided about as often as not, of a sixth as many seldom, of six times as many nearly
    /// always: the number is right in its order.
    /// </summary>
    [Fact]
    public void Judge_HeldWithTheTrueGain_SaysWhenGatesBeginToDecide()
    {
        const int rows = 600;
        GatePolicy policy = PlantedModels.Policy(200, new GateMetricRule("auc", null, 0));
        double[] needed =
        [
            .. Enumerable.Range(0, 250)
                .Select(run => PlantedModels.Judge(policy, PlantedModels.Evidence(new SeededRandom((ulong)run + 7000), rows, 1, 0.75)))
                .Where(report => report.Verdict == GateVerdict.Hold && Math.Abs(report.Metrics[0].Improvement!.Value - 0.022) < 0.004)
                .Select(report => rows + (double)report.Rules[0].MoreRows!.Value),
        ];
        Assert.True(needed.Length > 10, $"Only {needed.Length} gates saw about the true gain.");
        int expected = (int)needed.Average();

        Assert.InRange(PromotedShare(expected, 60), 0.25, 0.8);
        Assert.InRange(PromotedShare(expected / 6, 60), 0, 0.3);
        Assert.InRange(PromotedShare(expected * 6, 20), 0.85, 1);

        double PromotedShare(int rows, int runs) => Enumerable.Range(0, runs).Count(run =>
            PlantedModels.Judge(policy, PlantedModels.Evidence(new SeededRandom((ulong)run + 9000), rows, 1, 0.75)).Verdict == GateVerdict.Promote) / (double)runs;
    }

    private static int Promoted(int rows, double championNoise, double challengerNoise)
    {
        GatePolicy policy = PlantedModels.Policy(300, new GateMetricRule("auc", null, 0));
        return Enumerable.Range(0, Runs).Count(run =>
            PlantedModels.Judge(policy, PlantedModels.Evidence(new SeededRandom((ulong)run + 1), rows, championNoise, challengerNoise)).Verdict == GateVerdict.Promote);
    }
}
