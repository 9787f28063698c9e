using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Metrics.Evaluation;

public sealed class RankAreaTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(1000)]
    public void Area_OfWeightedRowsWithTies_IsTheShareOfPairsRankedRightly(int distinctScores)
    {
        SeededRandom random = new(5);
        for (int round = 0; round < 50; round++)
        {
            int rows = 2 + (int)(random.NextUniform() * 30);
            double[] scores = [.. Enumerable.Range(0, rows).Select(_ => Math.Floor(random.NextUniform() * distinctScores))];
            int[] labels = [.. Enumerable.Range(0, rows).Select(i => i < 2 ? i : random.NextUniform() < 0.3 ? 1 : 0)];
            byte[] weights = [.. Enumerable.Range(0, rows).Select(i => (byte)(i < 2 ? 1 : random.NextUniform() * 4))];
            Assert.Equal(ByPairs(scores, labels, weights), Batches.Total(new RankArea(new RankOrder(scores, labels, 1), null), weights), 1e-12);
        }
    }

    private static double ByPairs(double[] scores, int[] labels, byte[] weights)
    {
        double right = 0;
        double pairs = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            for (int j = 0; j < scores.Length; j++)
            {
                if (labels[i] == 1 && labels[j] == 0)
                {
                    double weight = weights[i] * weights[j];
                    pairs += weight;
                    right += weight * (scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0);
                }
            }
        }

        return right / pairs;
    }
}
