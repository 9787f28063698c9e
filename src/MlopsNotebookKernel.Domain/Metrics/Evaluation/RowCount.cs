using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>Counts weighted rows.</summary>
internal static class RowCount
{
    /// <summary>So many rows fit a count of 32 bits, whatever they weigh.</summary>
    private const int MostRows = 1 << 24;

    /// <summary>Adds the weights of some rows.</summary>
    /// <param name="weights">How often each row counts.</param>
    /// <param name="places">Where in the batch each row's weights lie; null where rows stand in its order.</param>
    /// <param name="start">The first row.</param>
    /// <param name="end">Behind the last.</param>
    /// <param name="counts">Each resample's count, to be added to.</param>
    public static void Add(WeightBatch weights, int[]? places, int start, int end, Span<double> counts)
    {
        for (int from = start; from < end; from += MostRows)
        {
            AddSome(weights, places, from, Math.Min(from + MostRows, end), counts);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddSome(WeightBatch weights, int[]? places, int start, int end, Span<double> counts)
    {
        ref byte first = ref weights.First;
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

        for (int lane = 0; lane < counts.Length; lane++)
        {
            counts[lane] += lane < Vector256<uint>.Count ? sumA[lane] : sumB[lane - Vector256<uint>.Count];
        }
    }
}
