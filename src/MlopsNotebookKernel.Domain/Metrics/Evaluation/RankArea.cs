using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>
/// The area under the ROC curve: the Mann–Whitney statistic with ties half, J. A. Hanley and B. J. McNeil, "The meaning
/// and use of the area under a receiver operating characteristic (ROC) curve" (1982). Not defined without a positive or a
/// negative row.
/// </summary>
internal sealed class RankArea : IWeightedTotal
{
    private const int Negative = 0;
    private const int Positive = 1;

    /// <summary>A negative row whose score a positive one shares: half of it lies below that one, and half above.</summary>
    private const int Half = 2;

    private const int KindBits = 2;
    private const int KindMask = (1 << KindBits) - 1;

    /// <summary>What a row counts as a negative one, doubled so that a half is whole; by kind.</summary>
    private static readonly Vector256<uint>[] Doubled = [Vector256.Create(2u), Vector256<uint>.Zero, Vector256.Create(1u)];

    private readonly RankOrder _order;

    /// <summary>What is met on the way up: a row's place in a batch, and in the last bits its kind.</summary>
    private readonly int[] _steps;

    /// <summary>Prepares the walk.</summary>
    /// <param name="order">The rows by score.</param>
    /// <param name="places">Where in a batch each row's weights lie; null where rows stand in its order.</param>
    public RankArea(RankOrder order, int[]? places)
    {
        _order = order;
        List<int> steps = new(order.Rows.Length);
        foreach (RankOrder.Group group in order.Groups)
        {
            bool isTied = group is { Negatives: > 0, Positives: > 0 };
            Add(group.Start, group.Middle, isTied ? Half : Negative);
            Add(group.Middle, group.End, Positive);
            if (isTied)
            {
                Add(group.Start, group.Middle, Half);
            }
        }

        _steps = [.. steps];

        void Add(int start, int end, int kind)
        {
            for (int i = start; i < end; i++)
            {
                int row = order.Rows[i];
                steps.Add(((places?[row] ?? row) << KindBits) | kind);
            }
        }
    }

    /// <inheritdoc/>
    public void Fill(WeightBatch weights, ReadOnlySpan<double> rows, Span<double> totals)
    {
        totals.Clear();
        Span<double> below = stackalloc double[WeightBatch.Lanes];
        below.Clear();
        for (int start = 0; start < _steps.Length; start += WeightBatch.Block)
        {
            ReadOnlySpan<int> steps = _steps.AsSpan(start, Math.Min(WeightBatch.Block, _steps.Length - start));
            for (int lane = 0; lane < WeightBatch.Lanes; lane += WeightBatch.Group)
            {
                Walk(weights, lane, steps, below.Slice(lane, WeightBatch.Group), totals.Slice(lane, WeightBatch.Group));
            }
        }

        for (int lane = 0; lane < totals.Length; lane++)
        {
            double negatives = below[lane] / 2;
            double all = negatives * (rows[lane] - negatives);
            totals[lane] = all > 0 ? totals[lane] / 2 / all : double.NaN;
        }
    }

    /// <summary>
    /// E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson, "Comparing the areas under two or more correlated receiver
    /// operating characteristic curves" (1988).
    /// </summary>
    public double[] Influence()
    {
        double positives = _order.Positives;
        double negatives = _order.Negatives;
        double right = 0;
        double below = 0;
        foreach (RankOrder.Group group in _order.Groups)
        {
            right += group.Positives * (below + (0.5 * group.Negatives));
            below += group.Negatives;
        }

        double area = right / (positives * negatives);
        double[] influence = new double[_order.Rows.Length];
        below = 0;
        double above = positives;
        foreach (RankOrder.Group group in _order.Groups)
        {
            above -= group.Positives;
            foreach (int row in _order.Rows.AsSpan(group.Start..group.Middle))
            {
                influence[row] = (((above + (0.5 * group.Positives)) / positives) - area) / negatives;
            }

            foreach (int row in _order.Rows.AsSpan(group.Middle..group.End))
            {
                influence[row] = (((below + (0.5 * group.Negatives)) / negatives) - area) / positives;
            }

            below += group.Negatives;
        }

        return influence;
    }

    /// <summary>
    /// Walks up one block: of 256 rows, whatever they weigh, twice the pairs number less than 2³². A branch would be guessed
    /// wrong for every other row, for labels in the order of scores are as good as random; so every row is counted as both,
    /// one of them as 0.
    /// </summary>
    /// <param name="weights">How often each row counts.</param>
    /// <param name="lane">The first resample of the group.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="below">Twice the negative rows met so far, by resample.</param>
    /// <param name="pairs">Twice the pairs ranked rightly so far, by resample.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Walk(WeightBatch weights, int lane, ReadOnlySpan<int> steps, Span<double> below, Span<double> pairs)
    {
        ref byte first = ref Unsafe.Add(ref weights.First, lane);
        nint step = weights.Step;
        ref Vector256<uint> doubled = ref MemoryMarshal.GetArrayDataReference(Doubled);
        Vector256<uint> belowA = Vector256<uint>.Zero;
        Vector256<uint> belowB = Vector256<uint>.Zero;
        Vector256<uint> pairsA = Vector256<uint>.Zero;
        Vector256<uint> pairsB = Vector256<uint>.Zero;
        Vector256<uint> positiveA = Vector256<uint>.Zero;
        Vector256<uint> positiveB = Vector256<uint>.Zero;
        foreach (int each in steps)
        {
            LaneWeights.Load(ref Unsafe.Add(ref first, (nint)(each >> KindBits) * step), out Vector256<uint> a, out Vector256<uint> b);
            Vector256<uint> asNegative = Unsafe.Add(ref doubled, each & KindMask);
            Vector256<uint> isPositive = Vector256.Equals(asNegative, Vector256<uint>.Zero);
            Vector256<uint> upA = a & isPositive;
            Vector256<uint> upB = b & isPositive;
            pairsA += upA * belowA;
            pairsB += upB * belowB;
            positiveA += upA;
            positiveB += upB;
            belowA += a * asNegative;
            belowB += b * asNegative;
        }

        for (int i = 0; i < pairs.Length; i++)
        {
            int other = i - Vector256<uint>.Count;
            (uint right, uint positives, uint negatives) = other < 0
                ? (pairsA[i], positiveA[i], belowA[i])
                : (pairsB[other], positiveB[other], belowB[other]);
            pairs[i] += right + (positives * below[i]);
            below[i] += negatives;
        }
    }
}
