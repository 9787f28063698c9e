namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>
/// What metrics of scores need, of rows that come in ascending order of their scores and are forgotten: exact, in constant
/// memory. The area under the ROC curve is the Mann–Whitney statistic with ties half (Hanley and McNeil, 1982).
/// </summary>
internal sealed class ScoreTally
{
    private double _score = double.NegativeInfinity;
    private long _positivesHere;
    private long _negativesHere;
    private long _negativesBelow;
    private long _positivesBelow;
    private double _halfPairs;

    /// <summary>The sum of −ln of the probabilities that were given to the labels.</summary>
    public double LogLoss { get; private set; }

    /// <summary>The sum of squared distances of scores from what came true.</summary>
    public double Brier { get; private set; }

    /// <summary>Whether all scores can be probabilities.</summary>
    public bool AreProbabilities { get; private set; } = true;

    /// <summary>The share of pairs of a positive and a negative row that are ranked rightly, ties half; NaN without a pair.</summary>
    public double Area
    {
        get
        {
            double pairs = (double)(_positivesBelow + _positivesHere) * (_negativesBelow + _negativesHere);
            return pairs == 0 ? double.NaN : (_halfPairs + HalfPairsHere) / 2 / pairs;
        }
    }

    private double HalfPairsHere => (double)_positivesHere * ((2 * _negativesBelow) + _negativesHere);

    /// <summary>Takes rows of one score.</summary>
    /// <param name="score">The score, not below the one before.</param>
    /// <param name="isPositive">Whether their label is the positive class.</param>
    /// <param name="rows">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">The score is below the one before: a mistake of the calling code.</exception>
    public void Add(double score, bool isPositive, long rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(score, _score);
        if (score > _score)
        {
            _halfPairs += HalfPairsHere;
            _positivesBelow += _positivesHere;
            _negativesBelow += _negativesHere;
            (_positivesHere, _negativesHere) = (0, 0);
            _score = score;
        }

        if (isPositive)
        {
            _positivesHere += rows;
        }
        else
        {
            _negativesHere += rows;
        }

        AreProbabilities &= score is >= 0 and <= 1;
        LogLoss += rows * RowLosses.LogLoss(score, isPositive);
        double distance = score - (isPositive ? 1 : 0);
        Brier += rows * distance * distance;
    }
}
