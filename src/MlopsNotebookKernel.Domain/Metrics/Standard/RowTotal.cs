namespace MlopsNotebookKernel.Domain.Metrics.Standard;

/// <summary>What is summed over rows, beside their number, so that a metric can be computed from the sums.</summary>
[Flags]
internal enum RowTotal
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Rows by label and predicted class.</summary>
    Confusion = 1,

    /// <summary>The negative logarithm of the probability that was given to the label.</summary>
    LogLoss = 2,

    /// <summary>The squared distance of the probability from what came true.</summary>
    Brier = 4,

    /// <summary>The absolute error.</summary>
    Absolute = 8,

    /// <summary>The squared error.</summary>
    Square = 16,

    /// <summary>The absolute error over the label.</summary>
    Percentage = 32,

    /// <summary>Labels and their squares, both less the labels' mean.</summary>
    Target = 64,

    /// <summary>The share of pairs of a positive and a negative row that the score ranks rightly; no sum, but used as one.</summary>
    Rank = 128,

    /// <summary>Average precision; no sum, but used as one.</summary>
    Precision = 256,

    /// <summary>The median of the absolute errors; no sum, but used as one.</summary>
    Median = 512,

    /// <summary>The pinball loss of the quantile below which one label of ten lies.</summary>
    LowQuantile = 1024,

    /// <summary>The pinball loss of the quantile below which nine labels of ten lie.</summary>
    HighQuantile = 2048,
}
