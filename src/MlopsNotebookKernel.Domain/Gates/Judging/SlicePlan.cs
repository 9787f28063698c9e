using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>Which slices are judged, and which have too few rows.</summary>
/// <param name="Judged">Those that are judged, with both models on their rows.</param>
/// <param name="Few">Those that are only listed.</param>
internal sealed record SlicePlan(IReadOnlyList<SlicePlan.Slice> Judged, IReadOnlyList<SliceComparison> Few)
{
    /// <summary>With fewer rows of a class than this, no interval of a slice means anything.</summary>
    private const int FewestOfAClass = 10;

    /// <summary>Finds the slices of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="metrics">How each metric is computed.</param>
    /// <param name="evidence">Both models.</param>
    public static SlicePlan Of(GatePolicy policy, IReadOnlyDictionary<string, StandardMetric> metrics, GateEvidence evidence)
    {
        List<(GateSliceRule Rule, string Value, int[] Rows)> judged = [];
        List<SliceComparison> few = [];
        foreach (GateSliceRule rule in policy.Slices)
        {
            foreach ((string value, int[] rows) in Rows(evidence.Slices[rule.Column]))
            {
                if (rows.Length >= rule.FewestRows && HasEnough(evidence.Rows, rows, metrics[rule.Metric]))
                {
                    judged.Add((rule, value, rows));
                }
                else
                {
                    MetricComparison none = new(rule.Metric, metrics[rule.Metric].Better, null, null, null, null, null);
                    few.Add(new SliceComparison(rule.Column, value, SliceStatus.FewRows, rows.Length, none, RuleOutcome.Met));
                }
            }
        }

        return new SlicePlan([.. judged.AsParallel().AsOrdered().Select(slice => new Slice(slice.Rule, slice.Value, Evaluator(metrics[slice.Rule.Metric], evidence, slice.Rows)))], few);
    }

    private static MetricEvaluator Evaluator(StandardMetric metric, GateEvidence evidence, int[] rows) => new(
        evidence.Rows.Take(rows), [.. evidence.Models.Select(model => model.Take(rows))], [metric], rows);

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

    /// <summary>A slice that is judged.</summary>
    /// <param name="Rule">By which rule.</param>
    /// <param name="Value">The column's value; empty where it is missing.</param>
    /// <param name="Evaluator">Both models on its rows.</param>
    internal sealed record Slice(GateSliceRule Rule, string Value, MetricEvaluator Evaluator);
}
