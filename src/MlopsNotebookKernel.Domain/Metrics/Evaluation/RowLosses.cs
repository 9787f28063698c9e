using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>What each row adds to a total.</summary>
internal static class RowLosses
{
    /// <summary>The spacing of doubles at 1, by which scikit-learn keeps away from 0.</summary>
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>The rows' share in a total.</summary>
    /// <param name="total">One total that is a sum.</param>
    /// <param name="rows">What came true.</param>
    /// <param name="model">What was said.</param>
    /// <exception cref="ArgumentException">The model has not said what is needed: a mistake of the calling code.</exception>
    public static double[] Of(RowTotal total, LabelledRows rows, ModelPredictions model) => total switch
    {
        RowTotal.LogLoss when model.Probabilities is { } probabilities => Each(rows, i => SeveralLogLoss(probabilities, rows.Labels[i], i)),
        RowTotal.LogLoss when model.Scores is { } scores => Each(rows, i => LogLoss(scores[i], rows.Labels[i] == rows.Positive)),
        RowTotal.Brier when model.Scores is { } scores => Each(rows, i => Square(scores[i] - (rows.Labels[i] == rows.Positive ? 1 : 0))),
        RowTotal.Absolute when model.Values is { } values => Each(rows, i => Math.Abs(values[i] - rows.Targets[i])),
        RowTotal.Square when model.Values is { } values => Each(rows, i => Square(values[i] - rows.Targets[i])),
        RowTotal.Percentage when model.Values is { } values =>
            Each(rows, i => Percentage(values[i], rows.Targets[i])),
        RowTotal.LowQuantile when model.Values is { } values => Each(rows, i => Pinball(rows.Targets[i] - values[i], 0.1)),
        RowTotal.HighQuantile when model.Values is { } values => Each(rows, i => Pinball(rows.Targets[i] - values[i], 0.9)),
        _ => throw new ArgumentException($"There are no predictions for {total}.", nameof(total)),
    };

    /// <summary>The absolute error over the label's size.</summary>
    /// <param name="value">What was said.</param>
    /// <param name="target">What came true.</param>
    public static double Percentage(double value, double target) => Math.Abs(value - target) / Math.Max(Math.Abs(target), Epsilon);

    private static double[] Each(LabelledRows rows, Func<int, double> loss)
    {
        double[] losses = new double[rows.Count];
        for (int i = 0; i < losses.Length; i++)
        {
            losses[i] = loss(i);
        }

        return losses;
    }

    /// <summary>−ln of the probability that was given to what came true.</summary>
    /// <param name="probability">Of the positive class.</param>
    /// <param name="positive">Whether it came true.</param>
    public static double LogLoss(double probability, bool positive)
    {
        double kept = Math.Clamp(probability, Epsilon, 1 - Epsilon);
        return -Math.Log(positive ? kept : 1 - kept);
    }

    /// <summary>Probabilities that do not add up to 1 are scaled so that they do.</summary>
    private static double SeveralLogLoss(double[][] probabilities, int label, int row)
    {
        double sum = 0;
        foreach (double[] one in probabilities)
        {
            sum += Math.Clamp(one[row], Epsilon, 1 - Epsilon);
        }

        return -Math.Log(Math.Clamp(probabilities[label][row], Epsilon, 1 - Epsilon) / sum);
    }

    /// <summary>R. Koenker and G. Bassett, "Regression quantiles" (1978).</summary>
    /// <param name="above">How far the label lies above the prediction.</param>
    /// <param name="quantile">The quantile.</param>
    public static double Pinball(double above, double quantile) => above >= 0 ? quantile * above : (quantile - 1) * above;

    private static double Square(double x) => x * x;
}
