using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>
/// The rows by label and by what each model predicted, so that one count over the rows gives every model's confusion.
/// </summary>
internal sealed class JointCells
{
    private readonly int[] _cells;
    private readonly int[]? _rows;
    private readonly List<int[]> _confusions = [];

    /// <summary>Finds the cells that occur.</summary>
    /// <param name="labels">Each row's class.</param>
    /// <param name="predicted">Each row's predicted class, by model.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="places">Where in a batch each row's weights lie; null where rows stand in its order.</param>
    public JointCells(int[] labels, IReadOnlyList<int[]> predicted, int classes, int[]? places)
    {
        Dictionary<long, int> numbers = [];
        _rows = places;
        _cells = new int[labels.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            long key = labels[i];
            foreach (int[] model in predicted)
            {
                key = (key * classes) + model[i];
            }

            if (!numbers.TryGetValue(key, out int number))
            {
                numbers[key] = number = _confusions.Count;
                int label = labels[i];
                int row = i;
                _confusions.Add([.. predicted.Select(model => (label * classes) + model[row])]);
            }

            _cells[i] = number;
        }
    }

    /// <summary>Adds weighted rows to each model's confusion in each resample.</summary>
    /// <param name="weights">How often each row counts.</param>
    /// <param name="totals">Each model's totals by resample, the confusion zero.</param>
    /// <param name="offset">Where in them the confusion begins.</param>
    public void Fill(WeightBatch weights, double[][][] totals, int offset)
    {
        // Neighbours often share a cell, and a count must not wait for the one before it.
        uint[] first = new uint[_confusions.Count * WeightBatch.Lanes];
        uint[] second = new uint[first.Length];
        Count(weights, first, second);
        for (int cell = 0; cell < _confusions.Count; cell++)
        {
            int[] confusions = _confusions[cell];
            for (int lane = 0; lane < totals.Length; lane++)
            {
                double count = first[(cell * WeightBatch.Lanes) + lane] + (double)second[(cell * WeightBatch.Lanes) + lane];
                for (int model = 0; model < confusions.Length; model++)
                {
                    totals[lane][model][offset + confusions[model]] += count;
                }
            }
        }
    }

    /// <summary>Adds each row's derivative.</summary>
    /// <param name="model">The model.</param>
    /// <param name="gradient">Derivatives by place in the confusion.</param>
    /// <param name="influence">Gets them, by row.</param>
    public void AddInfluence(int model, ReadOnlySpan<double> gradient, double[] influence)
    {
        for (int i = 0; i < _cells.Length; i++)
        {
            influence[i] += gradient[_confusions[_cells[i]][model]];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(WeightBatch weights, uint[] first, uint[] second)
    {
        ref byte start = ref weights.First;
        nint step = weights.Step;
        int[] cells = _cells;
        int[]? rows = _rows;
        for (int i = 0; i < cells.Length; i++)
        {
            nint place = rows is null ? i : rows[i];
            Vector128<byte> bytes = Vector128.LoadUnsafe(ref Unsafe.Add(ref start, place * step));
            (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(bytes);
            ref uint counts = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference((i & 1) == 0 ? first : second), cells[i] * WeightBatch.Lanes);
            Add(ref counts, 0, low);
            Add(ref counts, 8, high);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref uint counts, nuint place, Vector128<ushort> more)
    {
        (Vector128<uint> low, Vector128<uint> high) = Vector128.Widen(more);
        (Vector128.LoadUnsafe(ref counts, place) + low).StoreUnsafe(ref counts, place);
        (Vector128.LoadUnsafe(ref counts, place + 4) + high).StoreUnsafe(ref counts, place + 4);
    }
}
