using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Gates.Judging;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Metrics.Standard;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Gates.Judging;

/// <summary>Two models that see the same hidden number, each through noise of its own: how good they are is known.</summary>
internal static class PlantedModels
{
    public static GatePolicy Policy(int replicates, params GateMetricRule[] rules) =>
        new("planted", PredictionTask.Binary, new GateColumns("id", "label", null, "score", new Dictionary<string, string>(), null), rules) { Replicates = replicates };

    public static GateReport Judge(GatePolicy policy, GateEvidence evidence) => GateJudge.Judge(
        policy,
        policy.Metrics.Select(rule => rule.Metric).Concat(policy.Slices.Select(rule => rule.Metric)).Distinct().ToDictionary(name => name, name => StandardMetrics.Find(name)!),
        evidence,
        null,
        CancellationToken.None);

    public static GateEvidence Evidence(SeededRandom random, int rows, double championNoise, double challengerNoise)
    {
        int[] labels = new int[rows];
        double[] champion = new double[rows];
        double[] challenger = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            double signal = random.NextNormal();
            labels[i] = random.NextUniform() < 1 / (1 + Math.Exp(1.5 - signal)) ? 1 : 0;
            champion[i] = 1 / (1 + Math.Exp(1.5 - signal - (championNoise * random.NextNormal())));
            challenger[i] = 1 / (1 + Math.Exp(1.5 - signal - (challengerNoise * random.NextNormal())));
        }

        return new GateEvidence(
            new LabelledRows(PredictionTask.Binary, ["no", "yes"], 1, labels, []),
            Model(champion),
            Model(challenger),
            new Dictionary<string, SliceColumn>(),
            new ResourceUse(null, null),
            new ResourceUse(null, null),
            (ClassCounts?)null);
    }

    private static ModelPredictions Model(double[] scores) => new() { Scores = scores, Classes = [.. scores.Select(score => score > 0.5 ? 1 : 0)] };
}
