namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>
/// The rows of a binary task in the order of a model's scores, prepared once so that the area under the ROC curve is
/// one walk for any weights of rows. The area is the Mann–Whitney statistic with ties half: J. A. Hanley and B. J.
/// McNeil, "The meaning and use of the area under a receiver operating characteristic (ROC) curve" (1982).
/// </summary>
internal sealed class RankOrder
{
    private readonly int[] _rows;
    private readonly List<Step> _steps = [];

    /// <summary>Sorts the rows.</summary>
    /// <param name="scores">The scores; finite.</param>
    /// <param name="labels">The classes.</param>
    /// <param name="positive">The positive class.</param>
    public RankOrder(double[] scores, int[] labels, int positive)
    {
        double[] sorted = [.. scores];
        _rows = [.. Enumerable.Range(0, scores.Length)];
        Array.Sort(sorted, _rows);
        for (int start = 0; start < sorted.Length;)
        {
            int end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
            {
                end++;
            }

            Add(start, Negatives(start, end, labels, positive), end);
            start = end;
        }
    }

    /// <summary>The weighted area; NaN without a positive or a negative row.</summary>
    /// <param name="weights">How often each row counts.</param>
    public double Area(ReadOnlySpan<byte> weights)
    {
        long below = 0;
        long positives = 0;
        double area = 0;
        foreach (Step step in _steps)
        {
            long negative = 0;
            for (int i = step.Start; i < step.Middle; i++)
            {
                negative += weights[_rows[i]];
            }

            long positive = 0;
            for (int i = step.Middle; i < step.End; i++)
            {
                positive += weights[_rows[i]];
            }

            area += positive * (step.Tied ? below + (0.5 * negative) : below + negative);
            below += negative;
            positives += positive;
        }

        return positives == 0 || below == 0 ? double.NaN : area / ((double)positives * below);
    }

    /// <summary>
    /// How the area changes with each row's weight, at equal weights: E. R. DeLong, D. M. DeLong and D. L.
    /// Clarke-Pearson, "Comparing the areas under two or more correlated receiver operating characteristic curves" (1988).
    /// </summary>
    public double[] Influence()
    {
        long negatives = _steps.Sum(step => (long)(step.Middle - step.Start));
        long positives = _rows.Length - negatives;
        double area = Area(AllOnce());
        double[] influence = new double[_rows.Length];
        long negativesBelow = 0;
        long positivesBelow = 0;
        foreach (Step step in _steps)
        {
            long negative = step.Middle - step.Start;
            long positive = step.End - step.Middle;
            double above = positives - positivesBelow - (step.Tied ? 0.5 * positive : 0);
            double under = negativesBelow + (step.Tied ? 0.5 * negative : negative);
            for (int i = step.Start; i < step.End; i++)
            {
                influence[_rows[i]] = i < step.Middle
                    ? ((above / positives) - area) / negatives
                    : ((under / negatives) - area) / positives;
            }

            negativesBelow += negative;
            positivesBelow += positive;
        }

        return influence;
    }

    private byte[] AllOnce()
    {
        byte[] weights = new byte[_rows.Length];
        Array.Fill(weights, (byte)1);
        return weights;
    }

    /// <summary>Moves the negative rows of equal scores to the front, and says where the positive ones begin.</summary>
    private int Negatives(int start, int end, int[] labels, int positive)
    {
        int middle = start;
        for (int i = start; i < end; i++)
        {
            if (labels[_rows[i]] != positive)
            {
                (_rows[middle], _rows[i]) = (_rows[i], _rows[middle]);
                middle++;
            }
        }

        return middle;
    }

    /// <summary>
    /// Adds a group of equal scores. Groups of one class are joined with their neighbours, negatives before positives,
    /// as far as no pair of theirs is tied.
    /// </summary>
    private void Add(int start, int middle, int end)
    {
        bool tied = middle > start && end > middle;
        if (!tied && _steps.Count > 0 && !_steps[^1].Tied)
        {
            Step last = _steps[^1];
            if (middle == end && last.Middle == last.End)
            {
                _steps[^1] = last with { Middle = end, End = end };
                return;
            }

            if (middle == start)
            {
                _steps[^1] = last with { End = end };
                return;
            }
        }

        _steps.Add(new Step(start, middle, end, tied));
    }

    /// <summary>Neighbours in the order: negative rows from start, positive rows from middle; tied, or negatives below.</summary>
    private readonly record struct Step(int Start, int Middle, int End, bool Tied);
}
