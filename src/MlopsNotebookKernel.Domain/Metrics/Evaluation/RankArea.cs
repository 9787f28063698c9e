using System.Runtime.CompilerServices;
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(WeightBatch weights, ReadOnlySpan<double> rows, Span<double> totals)
    {
        ref byte first = ref weights.First;
        nint step = weights.Step;
        Vector256<double> half = Vector256.Create(0.5);
        Vector256<double> belowA = Vector256<double>.Zero;
        Vector256<double> belowB = Vector256<double>.Zero;
        Vector256<double> belowC = Vector256<double>.Zero;
        Vector256<double> belowD = Vector256<double>.Zero;
        Vector256<double> pairsA = Vector256<double>.Zero;
        Vector256<double> pairsB = Vector256<double>.Zero;
        Vector256<double> pairsC = Vector256<double>.Zero;
        Vector256<double> pairsD = Vector256<double>.Zero;
        foreach (int each in _steps)
        {
            LaneWeights.Load(ref Unsafe.Add(ref first, (nint)(each >> KindBits) * step), out Vector256<double> a, out Vector256<double> b, out Vector256<double> c, out Vector256<double> d);
            if ((each & Positive) != 0)
            {
                pairsA += a * belowA;
                pairsB += b * belowB;
                pairsC += c * belowC;
                pairsD += d * belowD;
                continue;
            }

            if ((each & Half) != 0)
            {
                a *= half;
                b *= half;
                c *= half;
                d *= half;
            }

            belowA += a;
            belowB += b;
            belowC += c;
            belowD += d;
        }

        totals.Clear();
        LaneWeights.Add(totals, pairsA, pairsB, pairsC, pairsD);
        Span<double> below = stackalloc double[WeightBatch.Lanes];
        below.Clear();
        LaneWeights.Add(below, belowA, belowB, belowC, belowD);
        for (int lane = 0; lane < totals.Length; lane++)
        {
            double all = below[lane] * (rows[lane] - below[lane]);
            totals[lane] = all > 0 ? totals[lane] / all : double.NaN;
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
}
