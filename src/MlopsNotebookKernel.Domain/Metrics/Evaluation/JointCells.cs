namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>
/// The rows by label and by what each model predicted, so that one count over the rows gives every model's confusion.
/// </summary>
internal sealed class JointCells
{
    private readonly int[] _cells;
    private readonly List<int[]> _places = [];

    /// <summary>Finds the cells that occur.</summary>
    /// <param name="labels">Each row's class.</param>
    /// <param name="predicted">Each row's predicted class, by model.</param>
    /// <param name="classes">Number of classes.</param>
    public JointCells(int[] labels, IReadOnlyList<int[]> predicted, int classes)
    {
        Dictionary<long, int> numbers = [];
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
                numbers[key] = number = _places.Count;
                int label = labels[i];
                int row = i;
                _places.Add([.. predicted.Select(model => (label * classes) + model[row])]);
            }

            _cells[i] = number;
        }
    }

    /// <summary>Adds weighted rows to each model's confusion.</summary>
    /// <param name="weights">How often each row counts.</param>
    /// <param name="totals">Each model's totals, the confusion zero.</param>
    /// <param name="offset">Where in them the confusion begins.</param>
    public void Fill(ReadOnlySpan<byte> weights, double[][] totals, int offset)
    {
        // Neighbours often share a cell, and a count must not wait for the one before it.
        int[] first = new int[_places.Count];
        int[] second = new int[_places.Count];
        int[] cells = _cells;
        int i = 0;
        for (; i + 1 < cells.Length; i += 2)
        {
            first[cells[i]] += weights[i];
            second[cells[i + 1]] += weights[i + 1];
        }

        if (i < cells.Length)
        {
            first[cells[i]] += weights[i];
        }

        for (int cell = 0; cell < first.Length; cell++)
        {
            int[] places = _places[cell];
            for (int model = 0; model < places.Length; model++)
            {
                totals[model][offset + places[model]] += first[cell] + second[cell];
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
            influence[i] += gradient[_places[_cells[i]][model]];
        }
    }
}
