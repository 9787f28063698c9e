using MlopsNotebookKernel.Domain.Gates.Judging;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Metrics.Standard;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Benchmarks.Gates;

/// <summary>Two models that see the same hidden number, each through noise of its own: how good they are is known.</summary>
internal static class PlantedEvidence
{
    /// <summary>Rows of which about a fifth are positive.</summary>
    /// <param name="seed">Seeds rows and noise.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="championNoise">The champion's noise; more is worse.</param>
    /// <param name="challengerNoise">The challenger's.</param>
    public static GateEvidence Create(ulong seed, int rows, double championNoise, double challengerNoise)
    {
        SeededRandom random = new(seed);
        int[] labels = new int[rows];
        double[] champion = new double[rows];
        double[] challenger = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            double signal = random.NextNormal();
            labels[i] = random.NextUniform() < Logistic(signal - 1.5) ? 1 : 0;
            champion[i] = Logistic(signal - 1.5 + (championNoise * random.NextNormal()));
            challenger[i] = Logistic(signal - 1.5 + (challengerNoise * random.NextNormal()));
        }

        return Of(labels, champion, challenger);
    }

    /// <summary>Evidence of given scores.</summary>
    /// <param name="labels">0 or 1 for each row.</param>
    /// <param name="champion">The champion's probabilities.</param>
    /// <param name="challenger">The challenger's.</param>
    public static GateEvidence Of(int[] labels, double[] champion, double[] challenger) => new(
        new LabelledRows(PredictionTask.Binary, ["no", "yes"], 1, labels, []),
        Model(champion),
        Model(challenger),
        new Dictionary<string, SliceColumn>(),
        new ResourceUse(null, null),
        new ResourceUse(null, null),
        null);

    /// <summary>A policy that compares by some metrics.</summary>
    /// <param name="replicates">Number of resamples.</param>
    /// <param name="metrics">The metrics; each must be better.</param>
    public static GatePolicy Policy(int replicates, params string[] metrics) => new(
        "planted",
        PredictionTask.Binary,
        new GateColumns("id", "label", null, "score", new Dictionary<string, string>(), null),
        [.. metrics.Select(metric => new GateMetricRule(metric, null, 0))])
    { Replicates = replicates };

    /// <summary>Judges.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="evidence">The evidence.</param>
    public static GateReport Judge(GatePolicy policy, GateEvidence evidence) => GateJudge.Judge(
        policy, policy.Metrics.ToDictionary(rule => rule.Metric, rule => StandardMetrics.Find(rule.Metric)!), evidence, null, CancellationToken.None);

    private static ModelPredictions Model(double[] scores) => new() { Scores = scores, Classes = [.. scores.Select(score => score > 0.5 ? 1 : 0)] };

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
