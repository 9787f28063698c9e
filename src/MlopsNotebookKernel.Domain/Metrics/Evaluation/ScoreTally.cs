namespace MlopsNotebookKernel.Domain.Metrics.Evaluation;

/// <summary>
/// What metrics of scores need, of rows that come in descending order of their scores and are forgotten: exact, in constant
/// memory. The area under the ROC curve is the Mann–Whitney statistic with ties half (Hanley and McNeil, 1982); average
/// precision is the precision at each score, weighted by the recall gained there (Zhu, 2004).
/// </summary>
internal sealed class ScoreTally
{
    private double _score = double.PositiveInfinity;
    private long _positivesHere;
    private long _negativesHere;
    private long _positivesAbove;
    private long _negativesAbove;
    private double _halfPairs;
    private double _precisions;

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
            double pairs = (double)Positives * (_negativesAbove + _negativesHere);
            return pairs == 0 ? double.NaN : (_halfPairs + HalfPairsHere) / 2 / pairs;
        }
    }

    /// <summary>Average precision; NaN without a positive row.</summary>
    public double Precision => Positives == 0 ? double.NaN : (_precisions + PrecisionHere) / Positives;

    private long Positives => _positivesAbove + _positivesHere;

    private double HalfPairsHere => (double)_negativesHere * ((2 * _positivesAbove) + _positivesHere);

    private double PrecisionHere => _positivesHere == 0 ? 0 : (double)_positivesHere * Positives / (Positives + _negativesAbove + _negativesHere);

    /// <summary>Takes rows of one score.</summary>
    /// <param name="score">The score, not above the one before.</param>
    /// <param name="isPositive">Whether their label is the positive class.</param>
    /// <param name="rows">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">The score is above the one before: a mistake of the calling code.</exception>
    public void Add(double score, bool isPositive, long rows)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(score, _score);
        if (score < _score)
        {
            _halfPairs += HalfPairsHere;
            _precisions += PrecisionHere;
            _positivesAbove += _positivesHere;
            _negativesAbove += _negativesHere;
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
