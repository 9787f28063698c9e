namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>
/// The rows of a binary task in the order of a model's scores, prepared once so that the area under the ROC curve is
/// one walk for any weights of rows. The area is the Mann–Whitney statistic with ties half: J. A. Hanley and B. J.
/// McNeil, "The meaning and use of the area under a receiver operating characteristic (ROC) curve" (1982).
/// </summary>
internal sealed class RankOrder
{
    /// <summary>The rows from the lowest score to the highest; of equal scores the negative ones first.</summary>
    private readonly int[] _rows;

    /// <summary>255 for a positive row and 0 for a negative one, in the same order.</summary>
    private readonly byte[] _masks;

    private readonly List<Tie> _ties = [];

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

            int middle = NegativesFirst(start, end, labels, positive);
            if (middle > start && end > middle)
            {
                _ties.Add(new Tie(start, middle, end));
            }

            start = end;
        }

        _masks = [.. _rows.Select(row => labels[row] == positive ? byte.MaxValue : (byte)0)];
    }

    /// <summary>The weighted area; NaN without a positive or a negative row.</summary>
    /// <param name="weights">How often each row counts.</param>
    public double Area(ReadOnlySpan<byte> weights)
    {
        // Without a branch in the loop: labels in the order of scores are as good as random, and guessed wrong.
        long below = 0;
        long all = 0;
        long pairs = 0;
        byte[] masks = _masks;
        int[] rows = _rows;
        for (int i = 0; i < rows.Length; i++)
        {
            long weight = weights[rows[i]];
            long positive = weight & masks[i];
            pairs += positive * below;
            below += weight - positive;
            all += weight;
        }

        long tied = 0;
        foreach (Tie tie in _ties)
        {
            tied += Sum(weights, tie.Start, tie.Middle) * Sum(weights, tie.Middle, tie.End);
        }

        long positives = all - below;
        return positives == 0 || below == 0 ? double.NaN : (pairs - (0.5 * tied)) / ((double)positives * below);
    }

    /// <summary>
    /// How the area changes with each row's weight, at equal weights: E. R. DeLong, D. M. DeLong and D. L.
    /// Clarke-Pearson, "Comparing the areas under two or more correlated receiver operating characteristic curves" (1988).
    /// </summary>
    public double[] Influence()
    {
        double[] pairs = new double[_rows.Length];
        long negatives = 0;
        for (int i = 0; i < _rows.Length; i++)
        {
            pairs[i] = negatives;
            negatives += _masks[i] == 0 ? 1 : 0;
        }

        long positives = _rows.Length - negatives;
        long above = positives;
        for (int i = 0; i < _rows.Length; i++)
        {
            if (_masks[i] == 0)
            {
                pairs[i] = above;
            }
            else
            {
                above--;
            }
        }

        // A pair of equal scores counts half, on either side of it.
        foreach (Tie tie in _ties)
        {
            for (int i = tie.Start; i < tie.End; i++)
            {
                pairs[i] -= 0.5 * (i < tie.Middle ? tie.End - tie.Middle : tie.Middle - tie.Start);
            }
        }

        double area = 0;
        for (int i = 0; i < _rows.Length; i++)
        {
            area += _masks[i] == 0 ? 0 : pairs[i] / ((double)positives * negatives);
        }

        double[] influence = new double[_rows.Length];
        for (int i = 0; i < _rows.Length; i++)
        {
            influence[_rows[i]] = _masks[i] == 0
                ? ((pairs[i] / positives) - area) / negatives
                : ((pairs[i] / negatives) - area) / positives;
        }

        return influence;
    }

    private long Sum(ReadOnlySpan<byte> weights, int start, int end)
    {
        long sum = 0;
        for (int i = start; i < end; i++)
        {
            sum += weights[_rows[i]];
        }

        return sum;
    }

    /// <summary>Moves the negative rows of equal scores to the front, and says where the positive ones begin.</summary>
    private int NegativesFirst(int start, int end, int[] labels, int positive)
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

    /// <summary>Rows of one score and both classes: negative from start, positive from middle.</summary>
    private readonly record struct Tie(int Start, int Middle, int End);
}
