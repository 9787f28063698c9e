using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MlopsNotebookKernel.Storage.Objects;

/// <summary>
/// Cuts content where the content itself says, so that bytes inserted or removed change the chunks around them and no
/// others. FastCDC with a gear hash and normalised chunking (Xia et al., "FastCDC: a Fast and Efficient Content-Defined
/// Chunking Approach for Data Deduplication", USENIX ATC 2016), with two differences that keep its cuts' distribution:
/// the hash is compared with a bound rather than masked, and it always spans the 64 bytes before a place, wherever the
/// chunk began. So places can be hashed side by side, in four strands that the processor runs at once.
/// </summary>
internal sealed class ContentChunker
{
    private const int Window = 64;
    private const int Strand = 1 << 14;
    private const int Strip = 4 * Strand;

    /// <summary>How much rarer than the average size cuts are before it, and more frequent after it: 2 bits, FastCDC's level 2.</summary>
    private const int Normalisation = 2;

    private static readonly ulong[] Gear = MakeGear();

    private readonly ChunkSizes _sizes;
    private readonly ulong _rare;
    private readonly ulong _frequent;

    /// <summary>Makes a chunker.</summary>
    /// <param name="sizes">The sizes it keeps to.</param>
    public ContentChunker(ChunkSizes sizes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sizes.Minimum, Window, nameof(sizes));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(sizes.Average, sizes.Minimum, nameof(sizes));
        ArgumentOutOfRangeException.ThrowIfLessThan(sizes.Maximum, sizes.Average, nameof(sizes));
        _sizes = sizes;
        int bits = BitOperations.Log2((uint)sizes.Average);
        _rare = ulong.MaxValue >> (bits + Normalisation);
        _frequent = ulong.MaxValue >> (bits - Normalisation);
    }

    /// <summary>Finds where the first chunk of some content ends.</summary>
    /// <param name="content">Content from a chunk's start: all that is left, or at least as much as a chunk can hold.</param>
    /// <returns>The chunk's length; 0 for no content.</returns>
    public int Cut(ReadOnlySpan<byte> content)
    {
        if (content.Length <= _sizes.Minimum)
        {
            return content.Length;
        }

        int end = Math.Min(content.Length, _sizes.Maximum);
        int normal = Math.Min(end, _sizes.Average);
        int cut = Find(content, _sizes.Minimum, normal, _rare);
        return cut >= 0 ? cut : Find(content, normal, end, _frequent) is >= 0 and var later ? later : end;
    }

    /// <summary>The first place in [from, to) before which the window's hash is at most the bound; -1 without one.</summary>
    private static int Find(ReadOnlySpan<byte> content, int from, int to, ulong bound)
    {
        int position = from;
        for (; position + Strip <= to; position += Strip)
        {
            int found = FindInStrip(content.Slice(position - Window, Strip + Window), bound);
            if (found >= 0)
            {
                return position + found;
            }
        }

        ref ulong gear = ref MemoryMarshal.GetArrayDataReference(Gear);
        ulong hash = HashOf(content.Slice(position - Window, Window));
        for (; position < to; position++)
        {
            if (hash <= bound)
            {
                return position;
            }

            hash = (hash << 1) + Unsafe.Add(ref gear, content[position]);
        }

        return -1;
    }

    /// <summary>Hashes a strip in four strands; each begins with the window before its first place.</summary>
    private static int FindInStrip(ReadOnlySpan<byte> strip, ulong bound)
    {
        ref ulong gear = ref MemoryMarshal.GetArrayDataReference(Gear);
        ref byte place = ref Unsafe.Add(ref MemoryMarshal.GetReference(strip), Window);
        ulong hash0 = HashOf(strip[..Window]);
        ulong hash1 = HashOf(strip.Slice(Strand, Window));
        ulong hash2 = HashOf(strip.Slice(2 * Strand, Window));
        ulong hash3 = HashOf(strip.Slice(3 * Strand, Window));
        int found1 = -1, found2 = -1, found3 = -1;
        for (int i = 0; i < Strand; i++)
        {
            if (hash0 <= bound)
            {
                return i;
            }

            if (hash1 <= bound && found1 < 0)
            {
                found1 = i;
            }

            if (hash2 <= bound && found2 < 0)
            {
                found2 = i;
            }

            if (hash3 <= bound && found3 < 0)
            {
                found3 = i;
            }

            hash0 = (hash0 << 1) + Unsafe.Add(ref gear, Unsafe.Add(ref place, i));
            hash1 = (hash1 << 1) + Unsafe.Add(ref gear, Unsafe.Add(ref place, i + Strand));
            hash2 = (hash2 << 1) + Unsafe.Add(ref gear, Unsafe.Add(ref place, i + (2 * Strand)));
            hash3 = (hash3 << 1) + Unsafe.Add(ref gear, Unsafe.Add(ref place, i + (3 * Strand)));
        }

        return found1 >= 0 ? found1 + Strand
            : found2 >= 0 ? found2 + (2 * Strand)
            : found3 >= 0 ? found3 + (3 * Strand)
            : -1;
    }

    private static ulong HashOf(ReadOnlySpan<byte> window)
    {
        ulong hash = 0;
        foreach (byte value in window)
        {
            hash = (hash << 1) + Gear[value];
        }

        return hash;
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014) from the seed "mlops": the same table on every machine, for ever.</summary>
    private static ulong[] MakeGear()
    {
        ulong[] gear = new ulong[256];
        ulong state = 0x6d6c6f7073;
        for (int i = 0; i < gear.Length; i++)
        {
            state += 0x9e3779b97f4a7c15;
            ulong mixed = (state ^ (state >> 30)) * 0xbf58476d1ce4e5b9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
            gear[i] = mixed ^ (mixed >> 31);
        }

        return gear;
    }
}
