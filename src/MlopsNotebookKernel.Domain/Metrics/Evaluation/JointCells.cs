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

    /// <summary>Counts weighted rows in each model's confusion in each resample.</summary>
    /// <param name="weights">How often each row counts.</param>
    /// <param name="take">Gets resample, model, place in the confusion, and what to add there.</param>
    public void Fill(WeightBatch weights, Action<int, int, int, double> take)
    {
        // Neighbours often share a cell, and a count must not wait for the one before it.
        uint[] first = new uint[_confusions.Count * WeightBatch.Lanes];
        uint[] second = new uint[first.Length];
        Count(weights, first, second);
        for (int i = 0; i < first.Length; i++)
        {
            int[] confusions = _confusions[i / WeightBatch.Lanes];
            for (int model = 0; model < confusions.Length; model++)
            {
                take(i % WeightBatch.Lanes, model, confusions[model], first[i] + (double)second[i]);
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
            ref byte row = ref Unsafe.Add(ref start, place * step);
            ref uint counts = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference((i & 1) == 0 ? first : second), cells[i] * WeightBatch.Lanes);
            for (int lane = 0; lane < WeightBatch.Lanes; lane += WeightBatch.Group)
            {
                LaneWeights.Load(ref Unsafe.Add(ref row, lane), out Vector256<uint> a, out Vector256<uint> b);
                Add(ref Unsafe.Add(ref counts, lane), a);
                Add(ref Unsafe.Add(ref counts, lane + Vector256<uint>.Count), b);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref uint counts, Vector256<uint> more) => (Vector256.LoadUnsafe(ref counts) + more).StoreUnsafe(ref counts);
}
