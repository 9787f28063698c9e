using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Tests.Metrics.Evaluation;

public sealed class RowDrawTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(100_000)]
    public void Draw_AnyNumberOfRows_DrawsAsManyAsThereAreInEachResample(int rows)
    {
        WeightBatch batch = WeightBatch.Empty(rows);
        RowDraw.Draw(batch, [new SeededRandom(1), new SeededRandom(2), new SeededRandom(3)]);
        Assert.Equal([rows, rows, rows, 0], Enumerable.Range(0, 4).Select(lane => Lane(batch, lane).Sum(weight => weight)));
        Assert.True(rows < 3 || !Lane(batch, 0).SequenceEqual(Lane(batch, 1)));
    }

    /// <summary>A count of a multinomial draw has mean 1 and variance 1 − 1/n, and those of two rows correlate as −1/n: within a block and across.</summary>
    [Fact]
    public void Draw_ManyTimes_HasTheMomentsOfDrawingWithReplacement()
    {
        const int rows = 5_000;
        const int half = 2_048;
        const int rounds = 7 * WeightBatch.Lanes;
        WeightBatch batch = WeightBatch.Empty(rows);
        double squares = 0;
        double inFirst = 0;
        double inFirstSquares = 0;
        double last = 0;
        for (int round = 0; round < rounds; round += WeightBatch.Lanes)
        {
            RowDraw.Draw(batch, [.. Enumerable.Range(round, WeightBatch.Lanes).Select(seed => new SeededRandom((ulong)seed))]);
            for (int lane = 0; lane < WeightBatch.Lanes; lane++)
            {
                byte[] weights = Lane(batch, lane);
                squares += weights.Sum(weight => (weight - 1.0) * (weight - 1.0)) / rows;
                double first = weights.Take(half).Sum(weight => (double)weight);
                inFirst += first;
                inFirstSquares += (first - half) * (first - half);
                last += weights[^1];
            }
        }

        double share = (double)half / rows;
        double variance = rows * share * (1 - share);
        Assert.Equal(1, squares / rounds, 0.01);
        Assert.Equal(half, inFirst / rounds, 5 * Math.Sqrt(variance / rounds));
        Assert.Equal(1, inFirstSquares / rounds / variance, 0.3);
        Assert.Equal(1, last / rounds, 5 / Math.Sqrt(rounds));
    }

    private static byte[] Lane(WeightBatch batch, int lane) =>
        [.. Enumerable.Range(0, batch.Weights.Length / WeightBatch.Lanes).Select(row => batch.Weights[(row * WeightBatch.Lanes) + lane])];
}
