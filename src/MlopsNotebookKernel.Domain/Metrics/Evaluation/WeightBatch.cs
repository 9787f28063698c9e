using System.Runtime.InteropServices;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>
/// How often each row counts in each of sixteen resamples. The sixteen numbers of a row lie side by side, so that one walk
/// over the rows computes a total of all of them with vector instructions, whatever the order of the walk.
/// </summary>
internal sealed class WeightBatch
{
    /// <summary>Resamples in a batch.</summary>
    public const int Lanes = 16;

    private readonly byte[] _weights;

    private WeightBatch(byte[] weights, int step)
    {
        _weights = weights;
        Step = step;
    }

    /// <summary>Bytes from a row's weights to the next row's: 0 where all rows weigh the same.</summary>
    public int Step { get; }

    /// <summary>The first row's first weight; a row's weights begin <see cref="Step"/> bytes after those of the row before.</summary>
    public ref byte First => ref MemoryMarshal.GetArrayDataReference(_weights);

    /// <summary>All weights, by row, then by resample.</summary>
    public Span<byte> Weights => _weights;

    /// <summary>A batch in which every row counts once, whatever their number.</summary>
    public static WeightBatch Once { get; } = new([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 0);

    /// <summary>Room for weights, all of them 0.</summary>
    /// <param name="rows">Number of rows.</param>
    public static WeightBatch Empty(int rows) => new(new byte[checked(rows * Lanes)], Lanes);
}
