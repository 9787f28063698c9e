namespace MlopsNotebookKernel.Domain.Metrics.Standard;

/// <summary>Where each total of a model lies in a list of numbers: the rows first, then what is needed, the confusion last.</summary>
internal sealed class TotalsLayout
{
    private readonly Dictionary<RowTotal, int> _places = [];

    /// <summary>Lays out totals.</summary>
    /// <param name="needs">What is needed.</param>
    /// <param name="classes">Number of classes; 0 for regression.</param>
    /// <param name="positive">The positive class; −1 where there is none.</param>
    public TotalsLayout(RowTotal needs, int classes, int positive)
    {
        Needs = needs;
        Classes = classes;
        Positive = positive;
        Length = 1;
        foreach (RowTotal total in Order.Where(total => needs.HasFlag(total)))
        {
            _places[total] = Length;
            Length += total == RowTotal.Target ? 2 : 1;
        }

        Confusion = Length;
        Length += needs.HasFlag(RowTotal.Confusion) ? classes * classes : 0;
    }

    /// <summary>All totals but the confusion, in the order in which they lie.</summary>
    public static IReadOnlyList<RowTotal> Order { get; } =
    [
        RowTotal.LogLoss, RowTotal.Brier, RowTotal.Absolute, RowTotal.Square, RowTotal.Percentage, RowTotal.LowQuantile, RowTotal.HighQuantile,
        RowTotal.Target, RowTotal.Rank, RowTotal.Precision, RowTotal.Median,
    ];

    /// <summary>What is laid out.</summary>
    public RowTotal Needs { get; }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>The positive class; −1 where there is none.</summary>
    public int Positive { get; }

    /// <summary>Where the confusion begins: rows by label, then by predicted class.</summary>
    public int Confusion { get; }

    /// <summary>How many numbers there are.</summary>
    public int Length { get; }

    /// <summary>Where a total lies.</summary>
    /// <param name="total">One total that is needed.</param>
    public int Of(RowTotal total) => _places[total];
}
