using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>
/// Draws as many rows with replacement as there are. Rows are drawn in blocks that fit the processor's nearest cache:
/// first how many fall into each block (a multinomial draw, binomial by binomial), then which.
/// </summary>
internal static class RowDraw
{
    private const int BlockBits = 14;
    private const int Block = 1 << BlockBits;
    private const int DrawsOfBits = 64 / BlockBits;

    /// <summary>Draws rows. One drawn 256 times would be miscounted, which happens to nobody: its chance is below 1e-500.</summary>
    /// <param name="weights">Gets how often each row was drawn.</param>
    /// <param name="random">The source of randomness.</param>
    public static void Draw(Span<byte> weights, SeededRandom random)
    {
        weights.Clear();
        int draws = weights.Length;
        for (int start = 0; start < weights.Length; start += Block)
        {
            int rows = weights.Length - start;
            if (rows <= Block)
            {
                DrawAny(weights[start..], draws, random);
                return;
            }

            int here = BinomialSampler.Next(draws, (double)Block / rows, random);
            DrawWhole(weights.Slice(start, Block), here, random);
            draws -= here;
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
            weights[(int)bits & mask]++;
            weights[(int)(bits >> BlockBits) & mask]++;
            weights[(int)(bits >> (2 * BlockBits)) & mask]++;
            weights[(int)(bits >> (3 * BlockBits)) & mask]++;
        }

        for (; left > 0; left--)
        {
            weights[(int)random.NextBits() & mask]++;
        }
    }

    /// <summary>Rows of any number, one of 32 bits scaled down for each draw; they differ in their chance by less than 1e-5 of it.</summary>
    private static void DrawAny(Span<byte> weights, int draws, SeededRandom random)
    {
        ulong rows = (ulong)weights.Length;
        for (int i = 0; i < draws; i++)
        {
            weights[(int)(((random.NextBits() >> 32) * rows) >> 32)]++;
        }
    }
}
