using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Metrics.Evaluation;

public sealed class RowDrawTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16_384)]
    [InlineData(16_385)]
    [InlineData(100_000)]
    public void Draw_AnyNumberOfRows_DrawsAsManyAsThereAre(int rows)
    {
        byte[] weights = new byte[rows];
        RowDraw.Draw(weights, new SeededRandom(1));
        Assert.Equal(rows, weights.Sum(weight => weight));
    }

    /// <summary>A count of a multinomial draw has mean 1 and variance 1 − 1/n, and those of two rows correlate as −1/n: within a block and across.</summary>
    [Fact]
    public void Draw_ManyTimes_HasTheMomentsOfDrawingWithReplacement()
    {
        const int rows = 40_000;
        byte[] weights = new byte[rows];
        double[] blocks = new double[3];
        double squares = 0;
        const int rounds = 400;
        double blockSquares = 0;
        for (int round = 0; round < rounds; round++)
        {
            RowDraw.Draw(weights, new SeededRandom((ulong)round));
            squares += weights.Sum(weight => (weight - 1.0) * (weight - 1.0)) / rows;
            double first = weights.Take(16_384).Sum(weight => (double)weight);
            blocks[0] += first;
            blockSquares += (first - 16_384) * (first - 16_384);
        }

        Assert.Equal(1, squares / rounds, 0.005);
        double share = 16_384.0 / rows;
        double variance = rows * share * (1 - share);
        Assert.Equal(16_384, blocks[0] / rounds, 5 * Math.Sqrt(variance / rounds));
        Assert.Equal(1, blockSquares / rounds / variance, 0.3);
    }
}
