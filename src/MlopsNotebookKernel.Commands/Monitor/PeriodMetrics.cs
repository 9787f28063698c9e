using System.Globalization;
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
    /// <param name="period">The period.</param>
    /// <param name="areClasses">Whether predictions are classes.</param>
    public IReadOnlyList<HistoryMetric> Of(PeriodTally period, bool areClasses)
    {
        if (period.Labels.Count == 0)
        {
            return [];
        }

        (LabelledRows rows, ModelPredictions model) = areClasses ? Classes(period) : Numbers(period);
        (string Name, StandardMetric Metric)[] served =
        [
            .. metrics.Where(each => each.Metric.Tasks.Contains(rows.Task)
                && (!each.Metric.NeedsScores || (model.Scores is { } scores && (!each.Metric.NeedsProbabilities || scores.All(score => score is >= 0 and <= 1))))),
        ];
        MetricEvaluator evaluator = new(rows, [model], [.. served.Select(each => each.Metric)]);
        return
        [
            .. served.Select((each, i) => (each.Name, Value: evaluator.Value(i, 0)))
                .Where(each => double.IsFinite(each.Value))
                .Select(each => new HistoryMetric(each.Name, Math.Round(each.Value, 10), period.Labels.Count)),
        ];
    }

    private (LabelledRows Rows, ModelPredictions Model) Classes(PeriodTally period)
    {
        string[] names = [.. period.Labels.Concat(period.Predictions).Cast<string>().Distinct().Order(StringComparer.Ordinal)];
        string? known = positive ?? (names.All(name => name is "true" or "false") ? "true" : names.All(name => name is "1" or "0") ? "1" : null);
        bool isBinary = known is not null && names.Count(name => name != known) <= 1;
        if (isBinary)
        {
            names = [names.FirstOrDefault(name => name != known) ?? $"not {known}", known!];
        }

        Dictionary<string, int> codes = names.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i);
        return (
            new LabelledRows(isBinary ? PredictionTask.Binary : PredictionTask.Multiclass, names, isBinary ? 1 : -1, [.. period.Labels.Select(label => codes[(string)label])], []),
            new ModelPredictions
            {
                Classes = [.. period.Predictions.Select(prediction => codes[(string)prediction])],
                Scores = period.Scores.Count == period.Labels.Count ? [.. period.Scores] : null,
            });
    }

    private static (LabelledRows Rows, ModelPredictions Model) Numbers(PeriodTally period) => (
        new LabelledRows(PredictionTask.Regression, [], -1, [], [.. period.Labels.Select(Number)]),
        new ModelPredictions { Values = [.. period.Predictions.Select(Number)] });

    private static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
