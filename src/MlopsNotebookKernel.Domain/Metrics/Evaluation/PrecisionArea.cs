using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>
/// Average precision: the precision at each score at which recall grows, weighted by how much it grows, without
/// interpolation; M. Zhu, "Recall, precision and average precision" (2004). Not defined without a positive row.
/// </summary>
internal sealed class PrecisionArea : IWeightedTotal
{
    private const int IsPositive = 1;

    /// <summary>The last row of a score that a positive row has.</summary>
    private const int IsEnd = 2;

    private const int KindBits = 2;

    /// <summary>What a walk keeps: found, the sum, all seen, found at the score at hand.</summary>
    private const int Parts = 4;

    private readonly RankOrder _order;

    /// <summary>What is met on the way down: a row's place in a batch, and in the last bits what it is.</summary>
    private readonly int[] _steps;

    /// <summary>Prepares the walk.</summary>
    /// <param name="order">The rows by score.</param>
    /// <param name="places">Where in a batch each row's weights lie; null where rows stand in its order.</param>
    public PrecisionArea(RankOrder order, int[]? places)
    {
        _order = order;
        _steps = new int[order.Rows.Length];
        int next = 0;
        for (int g = order.Groups.Count - 1; g >= 0; g--)
        {
            RankOrder.Group group = order.Groups[g];
            for (int i = group.Start; i < group.End; i++)
            {
                int row = order.Rows[i];
                int kind = (i >= group.Middle ? IsPositive : 0) | (i == group.End - 1 && group.Positives > 0 ? IsEnd : 0);
                _steps[next++] = ((places?[row] ?? row) << KindBits) | kind;
            }
        }
    }

    /// <inheritdoc/>
    public void Fill(WeightBatch weights, ReadOnlySpan<double> rows, Span<double> totals)
    {
        Span<Vector256<double>> state = stackalloc Vector256<double>[Parts * WeightBatch.Lanes / LaneWeights.Width];
        state.Clear();
        const int each = Parts * WeightBatch.Group / LaneWeights.Width;
        for (int start = 0; start < _steps.Length; start += WeightBatch.Block)
        {
            ReadOnlySpan<int> steps = _steps.AsSpan(start, Math.Min(WeightBatch.Block, _steps.Length - start));
            for (int group = 0; group < WeightBatch.Lanes / WeightBatch.Group; group++)
            {
                Walk(weights, group * WeightBatch.Group, steps, state.Slice(group * each, each));
            }
        }

        for (int lane = 0; lane < totals.Length; lane++)
        {
            // What was found fills the first four vectors of a group, the sum the next four.
            int place = (lane / WeightBatch.Group * each) + (lane % WeightBatch.Group / LaneWeights.Width);
            double positives = state[place][lane % LaneWeights.Width];
            double sum = state[place + (WeightBatch.Group / LaneWeights.Width)][lane % LaneWeights.Width];
            totals[lane] = positives > 0 ? sum / positives : double.NaN;
        }
    }

    /// <inheritdoc/>
    public double[] Influence()
    {
        int groups = _order.Groups.Count;
        double[] precision = new double[groups];
        double[] all = new double[groups];
        double found = 0;
        double seen = 0;
        double sum = 0;
        for (int g = groups - 1; g >= 0; g--)
        {
            RankOrder.Group group = _order.Groups[g];
            found += group.Positives;
            seen += group.End - group.Start;
            precision[g] = found / seen;
            all[g] = seen;
            sum += group.Positives * precision[g];
        }

        // One more of a row is one more seen at its score and at each below; one more of a positive row is found there, too.
        double[] influence = new double[_order.Rows.Length];
        double positives = _order.Positives;
        double moreSeen = 0;
        double moreFound = 0;
        for (int g = 0; g < groups; g++)
        {
            RankOrder.Group group = _order.Groups[g];
            moreSeen += group.Positives * precision[g] / all[g];
            moreFound += group.Positives / all[g];
            foreach (int row in _order.Rows.AsSpan(group.Start..group.Middle))
            {
                influence[row] = -moreSeen / positives;
            }

            foreach (int row in _order.Rows.AsSpan(group.Middle..group.End))
            {
                influence[row] = (precision[g] + moreFound - moreSeen - (sum / positives)) / positives;
            }
        }

        return influence;
    }

    /// <summary>Adds a score's share. Where nothing was seen nothing was found, and 0 over 1 is as good as over 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Close(ref Vector256<double> found, ref Vector256<double> sum, ref Vector256<double> group, Vector256<double> all)
    {
        found += group;
        sum += group * (found / Vector256.Max(all, Vector256<double>.One));
        group = Vector256<double>.Zero;
    }

    /// <summary>Walks down one block, and takes up what was counted where the block before ended.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Walk(WeightBatch weights, int lane, ReadOnlySpan<int> steps, Span<Vector256<double>> state)
    {
        ref byte first = ref Unsafe.Add(ref weights.First, lane);
        nint step = weights.Step;
        (Vector256<double> allA, Vector256<double> allB, Vector256<double> allC, Vector256<double> allD) = (state[8], state[9], state[10], state[11]);
        (Vector256<double> groupA, Vector256<double> groupB, Vector256<double> groupC, Vector256<double> groupD) = (state[12], state[13], state[14], state[15]);
        foreach (int each in steps)
        {
            LaneWeights.Load(ref Unsafe.Add(ref first, (nint)(each >> KindBits) * step), out Vector256<double> a, out Vector256<double> b, out Vector256<double> c, out Vector256<double> d);
            allA += a;
            allB += b;
            allC += c;
            allD += d;
            if ((each & IsPositive) != 0)
            {
                groupA += a;
                groupB += b;
                groupC += c;
                groupD += d;
            }

            if ((each & IsEnd) != 0)
            {
                Close(ref state[0], ref state[4], ref groupA, allA);
                Close(ref state[1], ref state[5], ref groupB, allB);
                Close(ref state[2], ref state[6], ref groupC, allC);
                Close(ref state[3], ref state[7], ref groupD, allD);
            }
        }

        (state[8], state[9], state[10], state[11]) = (allA, allB, allC, allD);
        (state[12], state[13], state[14], state[15]) = (groupA, groupB, groupC, groupD);
    }
}
