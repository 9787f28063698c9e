using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Metrics.Evaluation;

public sealed class PrecisionAreaTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(1000)]
    public void Fill_WeightedRowsWithTies_IsThePrecisionAtEachScoreByTheRecallGained(int distinctScores)
    {
        SeededRandom random = new(11);
        for (int round = 0; round < 50; round++)
        {
            int rows = 2 + (int)(random.NextUniform() * 30);
            double[] scores = [.. Enumerable.Range(0, rows).Select(_ => Math.Floor(random.NextUniform() * distinctScores))];
            int[] labels = [.. Enumerable.Range(0, rows).Select(i => i < 2 ? i : random.NextUniform() < 0.3 ? 1 : 0)];
            byte[] weights = [.. Enumerable.Range(0, rows).Select(i => (byte)(i == 1 ? 1 : random.NextUniform() * 4))];
            Assert.Equal(ByScores(scores, labels, weights), Batches.Total(new PrecisionArea(new RankOrder(scores, labels, 1), null), weights), 1e-12);
        }
    }

    private static double ByScores(double[] scores, int[] labels, byte[] weights)
    {
        double positives = labels.Zip(weights, (label, weight) => label * weight).Sum();
        double area = 0;
        double recall = 0;
        foreach (double score in scores.Where((_, i) => weights[i] > 0).Distinct().OrderDescending())
        {
            int[] above = [.. Enumerable.Range(0, scores.Length).Where(i => scores[i] >= score)];
            double found = above.Sum(i => labels[i] * weights[i]);
            area += ((found / positives) - recall) * (found / above.Sum(i => weights[i]));
            recall = found / positives;
        }

        return area;
    }
}
