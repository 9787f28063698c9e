using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Metrics.Evaluation;

public sealed class MedianLossTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(31)]
    [InlineData(256)]
    [InlineData(1001)]
    public void Fill_WeightedRows_IsTheMedianOfTheRowsRepeated(int rows)
    {
        SeededRandom random = new(3);
        for (int round = 0; round < 20; round++)
        {
            double[] losses = [.. Enumerable.Range(0, rows).Select(_ => Math.Round(random.NextUniform(), 2))];
            byte[] weights = [.. Enumerable.Range(0, rows).Select(i => (byte)(i == 0 ? 1 : random.NextUniform() * 3))];
            double[] repeated = [.. losses.SelectMany((loss, row) => Enumerable.Repeat(loss, weights[row])).Order()];
            double expected = (repeated[(repeated.Length - 1) / 2] + repeated[repeated.Length / 2]) / 2;
            Assert.Equal(expected, Batches.Total(new MedianLoss(losses, null), weights));
        }
    }
}
