using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>
/// How often each row counts in each of sixty-four resamples. A row's numbers lie side by side and fill just one line of the
/// processor's cache, so that a walk over the rows in whatever order fetches all of them at once.
/// </summary>
internal sealed class WeightBatch
{
    /// <summary>Resamples in a batch.</summary>
    public const int Lanes = 64;

    /// <summary>Resamples that are computed side by side; a batch is a few such groups.</summary>
    public const int Group = 16;

    /// <summary>So many rows stay in the nearest cache while one group after the other is computed.</summary>
    public const int Block = 256;

    private readonly byte[] _memory;
    private readonly int _start;
    private readonly int _length;

    private WeightBatch(int rows, int step)
    {
        Step = step;
        _length = checked(rows * Lanes);
        _memory = GC.AllocateArray<byte>(checked(_length + Lanes), pinned: true);
        _start = (int)((Lanes - (Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0) % Lanes)) % Lanes);
    }

    /// <summary>Bytes from a row's weights to the next row's: 0 where all rows weigh the same.</summary>
    public int Step { get; }

    /// <summary>The first row's first weight; a row's weights begin <see cref="Step"/> bytes after those of the row before.</summary>
    public ref byte First => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_memory), _start);

    /// <summary>All weights, by row, then by resample.</summary>
    public Span<byte> Weights => _memory.AsSpan(_start, _length);

    /// <summary>A batch in which every row counts once, whatever their number.</summary>
    public static WeightBatch Once { get; } = NewOnce();

    /// <summary>Room for weights, all of them 0.</summary>
    /// <param name="rows">Number of rows.</param>
    public static WeightBatch Empty(int rows) => new(rows, Lanes);

    private static WeightBatch NewOnce()
    {
        WeightBatch batch = new(1, 0);
        batch.Weights.Fill(1);
        return batch;
    }
}
