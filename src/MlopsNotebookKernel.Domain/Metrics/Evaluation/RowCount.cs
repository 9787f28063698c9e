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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(WeightBatch weights, int[]? places, int start, int end, Span<double> counts)
    {
        ref byte first = ref weights.First;
        nint step = weights.Step;
        Vector256<double> sumA = Vector256<double>.Zero;
        Vector256<double> sumB = Vector256<double>.Zero;
        Vector256<double> sumC = Vector256<double>.Zero;
        Vector256<double> sumD = Vector256<double>.Zero;
        for (int i = start; i < end; i++)
        {
            nint place = places is null ? i : places[i];
            LaneWeights.Load(ref Unsafe.Add(ref first, place * step), out Vector256<double> a, out Vector256<double> b, out Vector256<double> c, out Vector256<double> d);
            sumA += a;
            sumB += b;
            sumC += c;
            sumD += d;
        }

        LaneWeights.Add(counts, sumA, sumB, sumC, sumD);
    }
}
