using System.Runtime.InteropServices;

namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>Sorts many numbers in linear time, several times faster than comparing them.</summary>
/// <remarks>
/// Least significant digit first, six digits of 11 bits, after mapping IEEE 754 bits to integers of the same order:
/// M. Herf, "Radix tricks" (2001). A digit that all numbers share costs no pass.
/// </remarks>
internal static class RadixSort
{
    private const int DigitBits = 11;
    private const int DigitValues = 1 << DigitBits;
    private const int Digits = 6;

    /// <summary>Below this many numbers comparing is faster.</summary>
    private const int LeastLength = 4096;

    /// <summary>A sorted copy, ascending; the values stay as they are.</summary>
    /// <param name="values">Numbers, none of them NaN.</param>
    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        if (sorted.Length < LeastLength)
        {
            Array.Sort(sorted);
            return sorted;
        }

        double[] other = GC.AllocateUninitializedArray<double>(sorted.Length);
        Span<ulong> source = MemoryMarshal.Cast<double, ulong>(sorted.AsSpan());
        Span<ulong> target = MemoryMarshal.Cast<double, ulong>(other.AsSpan());
        int[] counts = new int[Digits * DigitValues];
        CountDigits(source, counts);
        bool swapped = false;
        for (int digit = 0; digit < Digits; digit++)
        {
            Span<int> starts = counts.AsSpan(digit * DigitValues, DigitValues);
            int shift = digit * DigitBits;
            if (starts[(int)(source[0] >> shift) & (DigitValues - 1)] == source.Length)
            {
                continue;
            }

            int next = 0;
            for (int value = 0; value < DigitValues; value++)
            {
                (starts[value], next) = (next, next + starts[value]);
            }

            foreach (ulong key in source)
            {
                target[starts[(int)(key >> shift) & (DigitValues - 1)]++] = key;
            }

            Span<ulong> passed = source;
            source = target;
            target = passed;
            swapped = !swapped;
        }

        for (int i = 0; i < source.Length; i++)
        {
            ulong key = source[i];
            source[i] = key ^ ((key >> 63) - 1 | 0x8000000000000000);
        }

        return swapped ? other : sorted;
    }

    /// <summary>Turns bits into keys of the same order, and counts each key's digits.</summary>
    private static void CountDigits(Span<ulong> keys, int[] counts)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            ulong bits = keys[i];
            ulong key = bits ^ ((ulong)((long)bits >> 63) | 0x8000000000000000);
            keys[i] = key;
            for (int digit = 0; digit < Digits; digit++)
            {
                counts[(digit * DigitValues) + ((int)(key >> (digit * DigitBits)) & (DigitValues - 1))]++;
            }
        }
    }
}
