using MlopsNotebookKernel.Domain.Histories;
using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>Computes metrics of a period's labelled rows.</summary>
/// <param name="metrics">The metrics, by the names they go by.</param>
/// <param name="positive">The positive class; null for true or 1.</param>
internal sealed class PeriodMetrics(IReadOnlyList<(string Name, StandardMetric Metric)> metrics, string? positive)
{
    /// <summary>The metrics of a period that can be computed; none without labelled rows.</summary>
    /// <param name="truths">The period's labelled rows.</param>
    /// <param name="areClasses">Whether predictions are classes.</param>
    public IReadOnlyList<HistoryMetric> Of(LabelledTally truths, bool areClasses)
    {
        if (truths.Rows == 0)
        {
            return [];
        }

        (PredictionTask task, IReadOnlyList<string> classes, int place) = areClasses ? Classes(truths.Classes) : (PredictionTask.Regression, [], -1);
        return
        [
            .. metrics.Where(each => each.Metric.Tasks.Contains(task) && (!each.Metric.NeedsScores || HasScores(each.Metric, task, truths)))
                .Select(each => (each.Name, Value: truths.Value(each.Metric, classes, place)))
                .Where(each => double.IsFinite(each.Value))
                .Select(each => new HistoryMetric(each.Name, Math.Round(each.Value, 10), truths.Rows)),
        ];
    }

    /// <summary>A log's one score is of the positive class of two: of several classes it says nothing.</summary>
    private static bool HasScores(StandardMetric metric, PredictionTask task, LabelledTally truths) =>
        task == PredictionTask.Binary && truths.HasScores && (!metric.NeedsProbabilities || truths.HasProbabilities);

    private (PredictionTask Task, IReadOnlyList<string> Classes, int Positive) Classes(IReadOnlyList<string> names)
    {
        string? known = positive ?? (names.All(name => name is "true" or "false") ? "true" : names.All(name => name is "1" or "0") ? "1" : null);
        return known is not null && names.Count(name => name != known) <= 1
            ? (PredictionTask.Binary, [names.FirstOrDefault(name => name != known) ?? $"not {known}", known], 1)
            : (PredictionTask.Multiclass, names, -1);
    }
}
