using System.Runtime.CompilerServices;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>The median of the rows' losses; of an even number of rows the mean of the two in the middle.</summary>
internal sealed class MedianLoss : IWeightedTotal
{
    private const int Block = 256;

    private readonly double[] _sorted;
    private readonly int[] _places;

    /// <summary>Sorts the rows.</summary>
    /// <param name="losses">Each row's loss.</param>
    /// <param name="places">Where in a batch each row's weights lie; null where rows stand in its order.</param>
    public MedianLoss(double[] losses, int[]? places)
    {
        _sorted = [.. losses];
        _places = [.. places ?? Enumerable.Range(0, losses.Length)];
        Array.Sort(_sorted, _places);
    }

    /// <inheritdoc/>
    public void Fill(WeightBatch weights, ReadOnlySpan<double> rows, Span<double> totals)
    {
        totals.Fill(double.NaN);
        Span<double> before = stackalloc double[WeightBatch.Lanes];
        Span<double> until = stackalloc double[WeightBatch.Lanes];
        until.Clear();
        for (int start = 0; start < _sorted.Length; start += Block)
        {
            until.CopyTo(before);
            int end = Math.Min(start + Block, _sorted.Length);
            RowCount.Add(weights, _places, start, end, until);
            for (int lane = 0; lane < totals.Length; lane++)
            {
                // Counted from 1, the middle rows of n are the ones that reach (n + 1) / 2 and n / 2 + 1, both rounded down.
                Meet(weights, start, lane, before[lane], until[lane], Math.Floor((rows[lane] + 1) / 2), ref totals[lane], isSecond: false);
                Meet(weights, start, lane, before[lane], until[lane], Math.Floor(rows[lane] / 2) + 1, ref totals[lane], isSecond: true);
            }
        }
    }

    /// <summary>A median jumps from one row's loss to the next one's.</summary>
    public double[]? Influence() => null;

    /// <summary>Takes the loss of the row that reaches a count, where it lies in this block.</summary>
    private void Meet(WeightBatch weights, int start, int lane, double before, double until, double count, ref double total, bool isSecond)
    {
        if (before >= count || until < count)
        {
            return;
        }

        int i = start;
        for (double reached = before; ; i++)
        {
            reached += Unsafe.Add(ref weights.First, ((nint)_places[i] * weights.Step) + lane);
            if (reached >= count)
            {
                break;
            }
        }

        total = isSecond ? (total + _sorted[i]) / 2 : _sorted[i];
    }
}
