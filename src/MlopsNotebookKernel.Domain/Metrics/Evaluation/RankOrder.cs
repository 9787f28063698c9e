namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>The rows of a binary task in the order of a model's scores, in groups of one score.</summary>
internal sealed class RankOrder
{
    /// <summary>Sorts the rows.</summary>
    /// <param name="scores">The scores; finite.</param>
    /// <param name="labels">The classes.</param>
    /// <param name="positive">The positive class.</param>
    public RankOrder(double[] scores, int[] labels, int positive)
    {
        double[] sorted = [.. scores];
        Rows = new int[scores.Length];
        for (int i = 0; i < Rows.Length; i++)
        {
            Rows[i] = i;
        }

        Array.Sort(sorted, Rows);
        for (int start = 0; start < sorted.Length;)
        {
            int end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
            {
                end++;
            }

            int middle = NegativesFirst(start, end, labels, positive);
            Groups.Add(new Group(start, middle, end));
            Positives += end - middle;
            start = end;
        }
    }

    /// <summary>The rows from the lowest score to the highest; of equal scores the negative ones first.</summary>
    public int[] Rows { get; }

    /// <summary>The groups, from the lowest score to the highest.</summary>
    public List<Group> Groups { get; } = [];

    /// <summary>Number of positive rows.</summary>
    public int Positives { get; }

    /// <summary>Number of negative rows.</summary>
    public int Negatives => Rows.Length - Positives;

    /// <summary>Moves the negative rows of equal scores to the front, and says where the positive ones begin.</summary>
    private int NegativesFirst(int start, int end, int[] labels, int positive)
    {
        int middle = start;
        for (int i = start; i < end; i++)
        {
            if (labels[Rows[i]] != positive)
            {
                (Rows[middle], Rows[i]) = (Rows[i], Rows[middle]);
                middle++;
            }
        }

        return middle;
    }

    /// <summary>Rows of one score: negative from start, positive from middle.</summary>
    /// <param name="Start">The first.</param>
    /// <param name="Middle">The first positive one; the end where there is none.</param>
    /// <param name="End">Behind the last.</param>
    internal readonly record struct Group(int Start, int Middle, int End)
    {
        /// <summary>Number of negative rows.</summary>
        public int Negatives => Middle - Start;

        /// <summary>Number of positive rows.</summary>
        public int Positives => End - Middle;
    }
}
