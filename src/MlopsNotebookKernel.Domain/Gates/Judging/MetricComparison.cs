namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>A metric of both models on the same rows.</summary>
/// <param name="Metric">Its name.</param>
/// <param name="Better">Which way is better.</param>
/// <param name="Champion">The champion's value; null without a champion, or where it is not defined.</param>
/// <param name="Challenger">The challenger's value; null where it is not defined.</param>
/// <param name="ChallengerInterval">The interval of the challenger's value; null where there is none.</param>
/// <param name="Improvement">By how much the challenger is better, worse if negative, in the metric's unit; null without a champion.</param>
/// <param name="ImprovementInterval">Its interval; null where there is none.</param>
public sealed record MetricComparison(
    string Metric,
    Metrics.MetricDirection Better,
    double? Champion,
    double? Challenger,
    Interval? ChallengerInterval,
    double? Improvement,
    Interval? ImprovementInterval);
