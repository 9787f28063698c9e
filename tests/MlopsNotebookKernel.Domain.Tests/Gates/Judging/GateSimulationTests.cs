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

    private static int Promoted(int rows, double championNoise, double challengerNoise)
    {
        GatePolicy policy = PlantedModels.Policy(300, new GateMetricRule("auc", null, 0));
        return Enumerable.Range(0, Runs).Count(run =>
            PlantedModels.Judge(policy, PlantedModels.Evidence(new SeededRandom((ulong)run + 1), rows, championNoise, challengerNoise)).Verdict == GateVerdict.Promote);
    }
}
