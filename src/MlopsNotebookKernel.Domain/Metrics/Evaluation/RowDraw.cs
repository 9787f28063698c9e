using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>
/// Draws as many rows with replacement as there are, for each resample of a batch. Rows are drawn in blocks that fit the
/// processor's nearest cache: first how many fall into each block (a multinomial draw, binomial by binomial), then which.
/// </summary>
internal static class RowDraw
{
    private const int BlockBits = 9;
    private const int Block = 1 << BlockBits;
    private const int DrawsOfBits = 64 / BlockBits;

    /// <summary>Draws rows. One drawn 256 times would be miscounted, which happens to nobody: its chance is below 1e-500.</summary>
    /// <param name="batch">Gets how often each row was drawn, in as many resamples as there are sources; the others get no row.</param>
    /// <param name="randoms">A source of randomness for each resample.</param>
    public static void Draw(WeightBatch batch, ReadOnlySpan<SeededRandom> randoms)
    {
        Span<byte> weights = batch.Weights;
        weights.Clear();
        int rows = weights.Length / WeightBatch.Lanes;
        Span<int> draws = stackalloc int[randoms.Length];
        draws.Fill(rows);
        for (int start = 0; start < rows; start += Block)
        {
            int left = rows - start;
            Span<byte> here = weights.Slice(start * WeightBatch.Lanes, Math.Min(left, Block) * WeightBatch.Lanes);
            for (int lane = 0; lane < randoms.Length; lane++)
            {
                if (left <= Block)
                {
                    DrawAny(here[lane..], left, draws[lane], randoms[lane]);
                }
                else
                {
                    int drawn = BinomialSampler.Next(draws[lane], (double)Block / left, randoms[lane]);
                    DrawWhole(here[lane..], drawn, randoms[lane]);
                    draws[lane] -= drawn;
                }
            }
        }
    }

    /// <summary>A whole block: its rows are told apart by whole bits, so that one number of 64 bits draws several.</summary>
    private static void DrawWhole(Span<byte> weights, int draws, SeededRandom random)
    {
        const int mask = Block - 1;
        int left = draws;
        for (; left >= DrawsOfBits; left -= DrawsOfBits)
        {
            ulong bits = random.NextBits();
            weights[((int)bits & mask) * WeightBatch.Lanes]++;
            weights[((int)(bits >> BlockBits) & mask) * WeightBatch.Lanes]++;
            weights[((int)(bits >> (2 * BlockBits)) & mask) * WeightBatch.Lanes]++;
            weights[((int)(bits >> (3 * BlockBits)) & mask) * WeightBatch.Lanes]++;
            weights[((int)(bits >> (4 * BlockBits)) & mask) * WeightBatch.Lanes]++;
            weights[((int)(bits >> (5 * BlockBits)) & mask) * WeightBatch.Lanes]++;
            weights[((int)(bits >> (6 * BlockBits)) & mask) * WeightBatch.Lanes]++;
        }

        for (; left > 0; left--)
        {
            weights[((int)random.NextBits() & mask) * WeightBatch.Lanes]++;
        }
    }

    /// <summary>Rows of any number, one of 32 bits scaled down for each draw; they differ in their chance by less than 1e-6 of it.</summary>
    private static void DrawAny(Span<byte> weights, int rows, int draws, SeededRandom random)
    {
        for (int i = 0; i < draws; i++)
        {
            weights[(int)(((random.NextBits() >> 32) * (ulong)rows) >> 32) * WeightBatch.Lanes]++;
        }
    }
}
