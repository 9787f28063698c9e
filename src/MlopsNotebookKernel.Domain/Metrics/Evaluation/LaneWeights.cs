using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>
/// Sixteen of a row's weights as numbers to compute with. Nothing here fuses a product with a sum, so that every machine
/// gives the same bits.
/// </summary>
internal static class LaneWeights
{
    /// <summary>Numbers in a vector.</summary>
    public const int Width = 4;

    /// <summary>Reads the weights.</summary>
    /// <param name="first">The first of sixteen.</param>
    /// <param name="a">Gets the first four.</param>
    /// <param name="b">Gets the next four.</param>
    /// <param name="c">Gets the next four.</param>
    /// <param name="d">Gets the last four.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ref byte first, out Vector256<double> a, out Vector256<double> b, out Vector256<double> c, out Vector256<double> d)
    {
        Vector128<byte> bytes = Vector128.LoadUnsafe(ref first);
        if (Avx2.IsSupported)
        {
            Vector256<int> low = Avx2.ConvertToVector256Int32(bytes);
            Vector256<int> high = Avx2.ConvertToVector256Int32(Vector128.Shuffle(bytes.AsUInt64(), Vector128.Create(1UL, 1UL)).AsByte());
            a = Avx.ConvertToVector256Double(low.GetLower());
            b = Avx.ConvertToVector256Double(low.GetUpper());
            c = Avx.ConvertToVector256Double(high.GetLower());
            d = Avx.ConvertToVector256Double(high.GetUpper());
        }
        else
        {
            (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(bytes);
            (a, b) = Numbers(low);
            (c, d) = Numbers(high);
        }
    }

    /// <summary>Reads the weights as whole numbers.</summary>
    /// <param name="first">The first of sixteen.</param>
    /// <param name="a">Gets the first eight.</param>
    /// <param name="b">Gets the last eight.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ref byte first, out Vector256<uint> a, out Vector256<uint> b)
    {
        Vector128<byte> bytes = Vector128.LoadUnsafe(ref first);
        if (Avx2.IsSupported)
        {
            a = Avx2.ConvertToVector256Int32(bytes).AsUInt32();
            b = Avx2.ConvertToVector256Int32(Vector128.Shuffle(bytes.AsUInt64(), Vector128.Create(1UL, 1UL)).AsByte()).AsUInt32();
            return;
        }

        (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(bytes);
        (Vector128<uint> lowest, Vector128<uint> lower) = Vector128.Widen(low);
        (Vector128<uint> higher, Vector128<uint> highest) = Vector128.Widen(high);
        a = Vector256.Create(lowest, lower);
        b = Vector256.Create(higher, highest);
    }

    /// <summary>Adds to a list of sixteen numbers.</summary>
    /// <param name="numbers">The list.</param>
    /// <param name="a">Added to the first four.</param>
    /// <param name="b">Added to the next four.</param>
    /// <param name="c">Added to the next four.</param>
    /// <param name="d">Added to the last four.</param>
    public static void Add(Span<double> numbers, Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d)
    {
        ref double first = ref MemoryMarshal.GetReference(numbers);
        Add(ref first, 0, a);
        Add(ref first, Width, b);
        Add(ref first, 2 * Width, c);
        Add(ref first, 3 * Width, d);
    }

    private static void Add(ref double first, nuint place, Vector256<double> more) =>
        (Vector256.LoadUnsafe(ref first, place) + more).StoreUnsafe(ref first, place);

    private static (Vector256<double> First, Vector256<double> Second) Numbers(Vector128<ushort> numbers)
    {
        (Vector128<uint> low, Vector128<uint> high) = Vector128.Widen(numbers);
        return (Numbers(low), Numbers(high));
    }

    private static Vector256<double> Numbers(Vector128<uint> numbers)
    {
        (Vector128<ulong> low, Vector128<ulong> high) = Vector128.Widen(numbers);
        return Vector256.Create(Vector128.ConvertToDouble(low), Vector128.ConvertToDouble(high));
    }
}
