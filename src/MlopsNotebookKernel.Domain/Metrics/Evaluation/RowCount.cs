using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>Counts weighted rows.</summary>
internal static class RowCount
{
    /// <summary>Adds the weights of some rows.</summary>
    /// <param name="weights">How often each row counts.</param>
    /// <param name="places">Where in the batch each row's weights lie; null where rows stand in its order.</param>
    /// <param name="start">The first row.</param>
    /// <param name="end">Behind the last.</param>
    /// <param name="counts">Each resample's count, to be added to.</param>
    public static void Add(WeightBatch weights, int[]? places, int start, int end, Span<double> counts)
    {
        for (int from = start; from < end; from += WeightBatch.Block)
        {
            int until = Math.Min(from + WeightBatch.Block, end);
            for (int lane = 0; lane < WeightBatch.Lanes; lane += WeightBatch.Group)
            {
                Add(weights, lane, places, from, until, counts.Slice(lane, WeightBatch.Group));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(WeightBatch weights, int lane, int[]? places, int start, int end, Span<double> counts)
    {
        ref byte first = ref Unsafe.Add(ref weights.First, lane);
        nint step = weights.Step;
        Vector256<uint> sumA = Vector256<uint>.Zero;
        Vector256<uint> sumB = Vector256<uint>.Zero;
        for (int i = start; i < end; i++)
        {
            nint place = places is null ? i : places[i];
            LaneWeights.Load(ref Unsafe.Add(ref first, place * step), out Vector256<uint> a, out Vector256<uint> b);
            sumA += a;
            sumB += b;
        }

        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] += i < Vector256<uint>.Count ? sumA[i] : sumB[i - Vector256<uint>.Count];
        }
    }
}
