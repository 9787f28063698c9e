using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Metrics.Standard;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>
/// Judges a metric within each value of a column. Many slices make many chances to be wrong, so each interval has the
/// confidence at which all of them hold together (Bonferroni); its ends lie too far out for a few thousand resamples,
/// and so it is the normal interval with the infinitesimal jackknife's standard error: L. A. Jaeckel, "The infinitesimal
/// jackknife" (1972); for the area under the ROC curve that is DeLong's.
/// </summary>
internal static class SliceJudge
{
    /// <summary>With fewer rows of a class than this, no interval of a slice means anything.</summary>
    private const int FewestOfAClass = 10;

    /// <summary>Judges all slices of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="metrics">How each metric is computed.</param>
    /// <param name="evidence">Both models.</param>
    /// <param name="cancellation">Cancels.</param>
    public static SliceJudgement Judge(
        GatePolicy policy, IReadOnlyDictionary<string, StandardMetric> metrics, GateEvidence evidence, CancellationToken cancellation)
    {
        List<(GateSliceRule Rule, string Value, int[] Rows)> judged = [];
        List<SliceComparison> slices = [];
        foreach (GateSliceRule rule in policy.Slices)
        {
            SliceColumn column = evidence.Slices[rule.Column];
            foreach ((string value, int[] rows) in Rows(column))
            {
                if (rows.Length >= rule.FewestRows && HasEnough(evidence.Rows, rows, metrics[rule.Metric]))
                {
                    judged.Add((rule, value, rows));
                }
                else
                {
                    MetricComparison none = new(rule.Metric, metrics[rule.Metric].Better, null, null, null, null, null);
                    slices.Add(new SliceComparison(rule.Column, value, SliceStatus.FewRows, rows.Length, none, RuleOutcome.Met));
                }
            }
        }

        List<JudgedRule> rules = [];
        double confidence = 1 - ((1 - policy.Confidence) / Math.Max(1, judged.Count));
        double reach = NormalDistribution.Quantile((1 + confidence) / 2);
        foreach ((GateSliceRule rule, string value, int[] rows) in judged)
        {
            cancellation.ThrowIfCancellationRequested();
            MetricComparison comparison = Compare(rule.Metric, metrics[rule.Metric], evidence, rows, reach);
            JudgedRule[] own = [.. Rules(rule, value, comparison, rows.Length)];
            rules.AddRange(own);
            RuleOutcome worst = own.Select(each => each.Outcome).DefaultIfEmpty(RuleOutcome.Met).Max();
            slices.Add(new SliceComparison(rule.Column, value, SliceStatus.Judged, rows.Length, comparison, worst));
        }

        return new SliceJudgement(
            [.. slices.OrderByDescending(slice => slice.Outcome).ThenByDescending(slice => slice.Rows).ThenBy(slice => slice.Slice, StringComparer.Ordinal)],
            rules,
            judged.Count == 0 ? null : confidence);
    }

    private static IEnumerable<(string Value, int[] Rows)> Rows(SliceColumn column)
    {
        List<int>[] rows = [.. column.Values.Select(_ => new List<int>())];
        for (int i = 0; i < column.Codes.Length; i++)
        {
            rows[column.Codes[i]].Add(i);
        }

        return rows.Select((each, value) => (column.Values[value], each.ToArray())).Where(slice => slice.Item2.Length > 0);
    }

    private static bool HasEnough(LabelledRows all, int[] rows, StandardMetric metric)
    {
        if (all.Task != PredictionTask.Binary || metric.Name == "accuracy")
        {
            return true;
        }

        int positive = rows.Count(row => all.Labels[row] == all.Positive);
        return positive >= FewestOfAClass && rows.Length - positive >= FewestOfAClass;
    }

    private static MetricComparison Compare(string name, StandardMetric metric, GateEvidence evidence, int[] rows, double reach)
    {
        ModelPredictions[] models = [.. new[] { evidence.Champion, evidence.Challenger }.OfType<ModelPredictions>().Select(model => model.Take(rows))];
        MetricEvaluator evaluator = new(evidence.Rows.Take(rows), models, [metric]);
        int last = models.Length - 1;
        double value = evaluator.Value(0, last);
        if (!double.IsFinite(value))
        {
            return new MetricComparison(name, metric.Better, null, null, null, null, null);
        }

        double[] influence = evaluator.Influence(0, last);
        Interval interval = Around(value, influence, reach);
        if (last == 0)
        {
            return new MetricComparison(name, metric.Better, null, ReportedNumber.Of(value), interval, null, null);
        }

        double sign = metric.Better == MetricDirection.Higher ? 1 : -1;
        double before = evaluator.Value(0, 0);
        double[] difference = [.. influence.Zip(evaluator.Influence(0, 0), (second, first) => second - first)];
        double improvement = sign * (value - before);
        return new MetricComparison(
            name, metric.Better, ReportedNumber.Of(before), ReportedNumber.Of(value), interval, ReportedNumber.Of(improvement), Around(improvement, difference, reach));
    }

    private static Interval Around(double value, double[] influence, double reach)
    {
        double half = reach * Math.Sqrt(influence.Sum(each => each * each));
        return ReportedNumber.Of(value - half, value + half);
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
