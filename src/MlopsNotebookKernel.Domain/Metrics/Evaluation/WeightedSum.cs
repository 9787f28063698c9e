using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>
/// Sums of numbers that count several times each. Four sums run side by side and are added at the end, with vector
/// instructions and without, so that every machine gives the same bits.
/// </summary>
internal static class WeightedSum
{
    /// <summary>The sum of weight times value.</summary>
    /// <param name="weights">How often each value counts.</param>
    /// <param name="values">The values; as many.</param>
    public static double Of(ReadOnlySpan<byte> weights, ReadOnlySpan<double> values)
    {
        int whole = values.Length & ~3;
        double a;
        double b;
        double c;
        double d;
        if (Avx2.IsSupported)
        {
            Vector256<double> sum = Vector256<double>.Zero;
            for (int i = 0; i < whole; i += 4)
            {
                Vector128<int> counts = Sse41.ConvertToVector128Int32(Vector128.CreateScalarUnsafe(MemoryMarshal.Read<uint>(weights[i..])).AsByte());
                sum += Avx.ConvertToVector256Double(counts) * Vector256.Create(values[i..]);
            }

            (a, b, c, d) = (sum[0], sum[1], sum[2], sum[3]);
        }
        else
        {
            a = b = c = d = 0;
            for (int i = 0; i < whole; i += 4)
            {
                a += weights[i] * values[i];
                b += weights[i + 1] * values[i + 1];
                c += weights[i + 2] * values[i + 2];
                d += weights[i + 3] * values[i + 3];
            }
        }

        double total = (a + b) + (c + d);
        for (int i = whole; i < values.Length; i++)
        {
            total += weights[i] * values[i];
        }

        return total;
    }
}
