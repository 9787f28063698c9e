using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>The sum of what each row adds.</summary>
/// <param name="losses">What each row adds.</param>
/// <param name="places">Where in a batch each row's weights lie; null where rows stand in its order.</param>
internal sealed class LossSum(double[] losses, int[]? places) : IWeightedTotal
{
    /// <summary>So many rows are added by themselves first: a long sum loses digits.</summary>
    private const int Block = 1024;

    /// <inheritdoc/>
    public void Fill(WeightBatch weights, ReadOnlySpan<double> rows, Span<double> totals)
    {
        totals.Clear();
        for (int start = 0; start < losses.Length; start += Block)
        {
            Add(weights, start, Math.Min(start + Block, losses.Length), totals);
        }
    }

    /// <inheritdoc/>
    public double[] Influence() => losses;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(WeightBatch weights, int start, int end, Span<double> totals)
    {
        ref byte first = ref weights.First;
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
