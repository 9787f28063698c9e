using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>
/// Judges a metric within each value of a column, on the same resamples as all rows. Many slices make many chances to be
/// wrong, so each interval has the confidence at which all of them hold together (Bonferroni), and is
/// further widened for the few rows that a slice may have.
/// </summary>
internal static class SliceJudge
{
    /// <summary>Judges all slices of a policy.</summary>
    /// <param name="plan">The slices.</param>
    /// <param name="metrics">How each metric is computed.</param>
    /// <param name="values">The metric of each judged slice, by model, then by resample.</param>
    /// <param name="confidence">The confidence at which all hold together.</param>
    public static SliceJudgement Judge(
        SlicePlan plan, IReadOnlyDictionary<string, StandardMetric> metrics, IReadOnlyList<double[][]> values, double confidence)
    {
        double each = 1 - ((1 - confidence) / Math.Max(1, plan.Judged.Count));
        (SliceComparison Slice, JudgedRule[] Rules)[] judged =
        [
            .. plan.Judged.Zip(values).AsParallel().AsOrdered().Select(pair => Judge(pair.First, metrics[pair.First.Rule.Metric], pair.Second, each)),
        ];
        return new SliceJudgement(
            [
                .. plan.Few.Concat(judged.Select(slice => slice.Slice))
                    .OrderByDescending(slice => slice.Outcome).ThenByDescending(slice => slice.Rows).ThenBy(slice => slice.Slice, StringComparer.Ordinal),
            ],
            [.. judged.SelectMany(slice => slice.Rules)],
            judged.Length == 0 ? null : each);
    }

    private static (SliceComparison Slice, JudgedRule[] Rules) Judge(SlicePlan.Slice slice, StandardMetric metric, double[][] values, double confidence)
    {
        int rows = slice.Evaluator.Rows;
        MetricComparison comparison = MetricComparer.Compare(slice.Rule.Metric, metric, slice.Evaluator, 0, values, confidence, isOfFewRows: true);
        JudgedRule[] rules = [.. Rules(slice.Rule, slice.Value, comparison, rows)];
        RuleOutcome worst = rules.Select(rule => rule.Outcome).DefaultIfEmpty(RuleOutcome.Met).Max();
        return (new SliceComparison(slice.Rule.Column, slice.Value, SliceStatus.Judged, rows, comparison, worst), rules);
    }

    private static IEnumerable<JudgedRule> Rules(GateSliceRule rule, string value, MetricComparison metric, int rows)
    {
        string slice = $"{rule.Column} = {(value.Length == 0 ? "(missing)" : value)}";
        if (rule.Floor is { } floor)
        {
            (RuleOutcome outcome, long? more) = RuleJudge.Floor(metric.Challenger, metric.ChallengerInterval, floor, metric.Better, rows);
            yield return new JudgedRule(
                RuleKind.SliceFloor, rule.Metric, outcome, floor, metric.Challenger, metric.ChallengerInterval?.Low, metric.ChallengerInterval?.High, more, slice);
        }

        if (rule.MostWorsening is { } most && metric.Improvement is not null)
        {
            (RuleOutcome outcome, long? more) = RuleJudge.Floor(metric.Improvement, metric.ImprovementInterval, -most, MetricDirection.Higher, rows);
            yield return new JudgedRule(
                RuleKind.SliceWorsening, rule.Metric, outcome, -most, metric.Improvement, metric.ImprovementInterval?.Low, metric.ImprovementInterval?.High, more, slice);
        }
    }
}
