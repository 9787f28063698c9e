namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>What metrics of predicted numbers need, of rows that come in any order and are forgotten.</summary>
internal sealed class NumberTally
{
    private double _mean;

    /// <summary>Rows.</summary>
    public long Rows { get; private set; }

    /// <summary>The sum of absolute errors.</summary>
    public double Absolute { get; private set; }

    /// <summary>The sum of squared errors.</summary>
    public double Square { get; private set; }

    /// <summary>The sum of absolute errors over the labels' sizes.</summary>
    public double Percentage { get; private set; }

    /// <summary>The sum of pinball losses of the quantile below which one label of ten lies.</summary>
    public double LowQuantile { get; private set; }

    /// <summary>The sum of pinball losses of the quantile below which nine labels of ten lie.</summary>
    public double HighQuantile { get; private set; }

    /// <summary>The sum of squares of the labels about their mean (Welford, 1962).</summary>
    public double Spread { get; private set; }

    /// <summary>Takes a row.</summary>
    /// <param name="prediction">What was said.</param>
    /// <param name="label">What came true.</param>
    public void Add(double prediction, double label)
    {
        Rows++;
        double error = prediction - label;
        Absolute += Math.Abs(error);
        Square += error * error;
        Percentage += RowLosses.Percentage(prediction, label);
        LowQuantile += RowLosses.Pinball(label - prediction, 0.1);
        HighQuantile += RowLosses.Pinball(label - prediction, 0.9);
        double distance = label - _mean;
        _mean += distance / Rows;
        Spread += distance * (label - _mean);
    }
}
