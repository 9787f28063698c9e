namespace MlopsNotebookKernel.Domain.Metrics.Standard;

/// <summary>A model's totals over rows, from which its metrics are computed.</summary>
/// <param name="layout">Where each lies.</param>
/// <param name="values">The numbers.</param>
internal readonly ref struct ModelTotals(TotalsLayout layout, ReadOnlySpan<double> values)
{
    private readonly ReadOnlySpan<double> _values = values;

    /// <summary>Number of rows.</summary>
    public double Rows => _values[0];

    /// <summary>Number of classes.</summary>
    public int Classes => layout.Classes;

    /// <summary>The positive class.</summary>
    public int Positive => layout.Positive;

    /// <summary>A total.</summary>
    /// <param name="total">Which; of targets the first.</param>
    public double this[RowTotal total] => _values[layout.Of(total)];

    /// <summary>The sum of squares of labels about their mean over these rows.</summary>
    public double TargetSpread
    {
        get
        {
            int place = layout.Of(RowTotal.Target);
            return Math.Max(0, _values[place + 1] - (_values[place] * _values[place] / Rows));
        }
    }

    /// <summary>Rows of a label that were given a class.</summary>
    /// <param name="label">The label.</param>
    /// <param name="predicted">The class.</param>
    public double Count(int label, int predicted) => _values[layout.Confusion + (label * layout.Classes) + predicted];

    /// <summary>Rows of a label.</summary>
    /// <param name="label">The label.</param>
    public double Labelled(int label)
    {
        double sum = 0;
        for (int predicted = 0; predicted < Classes; predicted++)
        {
            sum += Count(label, predicted);
        }

        return sum;
    }

    /// <summary>Rows that were given a class.</summary>
    /// <param name="predicted">The class.</param>
    public double Predicted(int predicted)
    {
        double sum = 0;
        for (int label = 0; label < Classes; label++)
        {
            sum += Count(label, predicted);
        }

        return sum;
    }
}
