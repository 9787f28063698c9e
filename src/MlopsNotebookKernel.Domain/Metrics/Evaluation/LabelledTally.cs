using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>
/// What metrics need of labelled rows that stream by: rows by label and prediction, ranks and losses of scores, errors of
/// numbers. So any number of rows is measured exactly without being held.
/// </summary>
public sealed class LabelledTally
{
    private const RowTotal Known = RowTotal.Confusion | RowTotal.LogLoss | RowTotal.Brier | RowTotal.Rank | RowTotal.Precision
        | RowTotal.Absolute | RowTotal.Square | RowTotal.Percentage | RowTotal.LowQuantile | RowTotal.HighQuantile | RowTotal.Target;

    private readonly Dictionary<(string Label, string Prediction), long> _cells = [];
    private ScoreTally? _scores;
    private NumberTally? _numbers;

    /// <summary>Rows that were taken, as classes or as numbers.</summary>
    public long Rows => _numbers?.Rows ?? _cells.Values.Sum();

    /// <summary>How many pairs of label and predicted class came.</summary>
    public int Pairs => _cells.Count;

    /// <summary>Labels and predicted classes that came, in ordinal order; empty for numbers.</summary>
    public IReadOnlyList<string> Classes =>
        [.. _cells.Keys.SelectMany(cell => new[] { cell.Label, cell.Prediction }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Whether scores came, too.</summary>
    public bool HasScores => _scores is not null;

    /// <summary>Whether all scores can be probabilities.</summary>
    public bool HasProbabilities => _scores is { AreProbabilities: true };

    /// <summary>Whether a metric can be computed from what is kept of rows that streamed by.</summary>
    /// <param name="metric">The metric.</param>
    public static bool Serves(StandardMetric metric) => (metric.Needs & ~Known) == 0;

    /// <summary>Takes rows of classes.</summary>
    /// <param name="label">What came true.</param>
    /// <param name="prediction">What was predicted.</param>
    /// <param name="rows">How many.</param>
    public void AddClasses(string label, string prediction, long rows) =>
        _cells[(label, prediction)] = _cells.GetValueOrDefault((label, prediction)) + rows;

    /// <summary>Takes the score of rows of two classes that <see cref="AddClasses"/> takes, too; in descending order.</summary>
    /// <param name="score">The positive class's score.</param>
    /// <param name="isPositive">Whether the positive class came true.</param>
    /// <param name="rows">How many.</param>
    public void AddScore(double score, bool isPositive, long rows) => (_scores ??= new ScoreTally()).Add(score, isPositive, rows);

    /// <summary>Takes a row of numbers.</summary>
    /// <param name="prediction">What was predicted.</param>
    /// <param name="label">What came true.</param>
    public void AddNumber(double prediction, double label) => (_numbers ??= new NumberTally()).Add(prediction, label);

    /// <summary>A metric's value; NaN where it is not defined.</summary>
    /// <param name="metric">A metric of the rows' task that is served; one of scores only where they came.</param>
    /// <param name="classes">The classes in the order that the positive one is named by; empty for numbers.</param>
    /// <param name="positive">The place of the positive class of two; −1 for others.</param>
    public double Value(StandardMetric metric, IReadOnlyList<string> classes, int positive)
    {
        TotalsLayout layout = new(metric.Needs, classes.Count, positive);
        double[] totals = new double[layout.Length];
        totals[0] = Rows;
        Put(RowTotal.LogLoss, _scores?.LogLoss);
        Put(RowTotal.Brier, _scores?.Brier);
        Put(RowTotal.Rank, _scores?.Area);
        Put(RowTotal.Precision, _scores?.Precision);
        Put(RowTotal.LowQuantile, _numbers?.LowQuantile);
        Put(RowTotal.HighQuantile, _numbers?.HighQuantile);
        Put(RowTotal.Absolute, _numbers?.Absolute);
        Put(RowTotal.Square, _numbers?.Square);
        Put(RowTotal.Percentage, _numbers?.Percentage);
        if (metric.Needs.HasFlag(RowTotal.Target))
        {
            // Labels less their mean add up to nothing.
            totals[layout.Of(RowTotal.Target) + 1] = _numbers?.Spread ?? double.NaN;
        }

        if (metric.Needs.HasFlag(RowTotal.Confusion))
        {
            Dictionary<string, int> places = classes.Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place, StringComparer.Ordinal);
            foreach (((string label, string prediction), long rows) in _cells)
            {
                totals[layout.Confusion + (places[label] * classes.Count) + places[prediction]] += rows;
            }
        }

        return metric.Value(new ModelTotals(layout, totals));

        void Put(RowTotal total, double? value)
        {
            if (metric.Needs.HasFlag(total))
            {
                totals[layout.Of(total)] = value ?? double.NaN;
            }
        }
    }
}
