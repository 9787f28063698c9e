using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>The sum of what each row adds.</summary>
/// <param name="losses">What each row adds.</param>
/// <param name="places">Where in a batch each row's weights lie; null where rows stand in its order.</param>
internal sealed class LossSum(double[] losses, int[]? places) : IWeightedTotal
{
    /// <inheritdoc/>
    public void Fill(WeightBatch weights, ReadOnlySpan<double> rows, Span<double> totals)
    {
        totals.Clear();
        for (int start = 0; start < losses.Length; start += WeightBatch.Block)
        {
            int end = Math.Min(start + WeightBatch.Block, losses.Length);
            for (int lane = 0; lane < WeightBatch.Lanes; lane += WeightBatch.Group)
            {
                Add(weights, lane, start, end, totals.Slice(lane, WeightBatch.Group));
            }
        }
    }

    /// <inheritdoc/>
    public double[] Influence() => losses;

    /// <summary>Some rows' sum is added as a whole: a long sum loses digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(WeightBatch weights, int lane, int start, int end, Span<double> totals)
    {
        ref byte first = ref Unsafe.Add(ref weights.First, lane);
        nint step = weights.Step;
        double[] each = losses;
        int[]? order = places;
        Vector256<double> sumA = Vector256<double>.Zero;
        Vector256<double> sumB = Vector256<double>.Zero;
        Vector256<double> sumC = Vector256<double>.Zero;
        Vector256<double> sumD = Vector256<double>.Zero;
        for (int i = start; i < end; i++)
        {
            nint place = order is null ? i : order[i];
            LaneWeights.Load(ref Unsafe.Add(ref first, place * step), out Vector256<double> a, out Vector256<double> b, out Vector256<double> c, out Vector256<double> d);
            Vector256<double> loss = Vector256.Create(each[i]);
            sumA += a * loss;
            sumB += b * loss;
            sumC += c * loss;
            sumD += d * loss;
        }

        LaneWeights.Add(totals, sumA, sumB, sumC, sumD);
    }
}
