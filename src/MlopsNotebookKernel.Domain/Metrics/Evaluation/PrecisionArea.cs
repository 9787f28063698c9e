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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(WeightBatch weights, ReadOnlySpan<double> rows, Span<double> totals)
    {
        ref byte first = ref weights.First;
        nint step = weights.Step;
        Span<Vector256<double>> state = stackalloc Vector256<double>[2 * WeightBatch.Lanes / LaneWeights.Width];
        state.Clear();
        Vector256<double> allA = Vector256<double>.Zero;
        Vector256<double> allB = Vector256<double>.Zero;
        Vector256<double> allC = Vector256<double>.Zero;
        Vector256<double> allD = Vector256<double>.Zero;
        Vector256<double> groupA = Vector256<double>.Zero;
        Vector256<double> groupB = Vector256<double>.Zero;
        Vector256<double> groupC = Vector256<double>.Zero;
        Vector256<double> groupD = Vector256<double>.Zero;
        foreach (int each in _steps)
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

        totals.Clear();
        LaneWeights.Add(totals, state[4], state[5], state[6], state[7]);
        Span<double> positives = stackalloc double[WeightBatch.Lanes];
        positives.Clear();
        LaneWeights.Add(positives, state[0], state[1], state[2], state[3]);
        for (int lane = 0; lane < totals.Length; lane++)
        {
            totals[lane] = positives[lane] > 0 ? totals[lane] / positives[lane] : double.NaN;
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
}
