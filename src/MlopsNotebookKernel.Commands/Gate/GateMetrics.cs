using MlopsNotebookKernel.Domain.Gates;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Metrics.Standard;

namespace MlopsNotebookKernel.Commands.Gate;

/// <summary>Finds how each metric of a policy is computed: by the one definition that stamps and monitoring use, too.</summary>
internal static class GateMetrics
{
    /// <summary>The standard metric of each name that the policy uses.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="store">The workspace's metrics.</param>
    /// <exception cref="MetricException">One does not say how it is computed.</exception>
    /// <exception cref="GateException">One is not for the policy's task (MLOPS2620), or needs columns that it does not name (MLOPS2621).</exception>
    public static IReadOnlyDictionary<string, StandardMetric> Of(GatePolicy policy, MetricStore store)
    {
        Dictionary<string, StandardMetric> metrics = new(StringComparer.Ordinal);
        foreach (string name in policy.Metrics.Select(rule => rule.Metric).Concat(policy.Slices.Select(rule => rule.Metric)).Distinct())
        {
            StandardMetric metric = store.Computable(name);
            Check(name, metric, policy);
            metrics[name] = metric;
        }

        return metrics;
    }

    private static void Check(string name, StandardMetric metric, GatePolicy policy)
    {
        if (!metric.Tasks.Contains(policy.Task))
        {
            IEnumerable<string> served = StandardMetrics.All.Where(each => each.Tasks.Contains(policy.Task)).Select(each => each.Name);
            throw new GateException(
                "MLOPS2620", $"The metric {name} ({metric.Name}) is not for a {policy.Task.ToString().ToLowerInvariant()} task.", $"There are: {string.Join(", ", served)}.");
        }

        bool hasScores = policy.Task == PredictionTask.Multiclass ? policy.Columns.Scores.Count > 0 : policy.Columns.Score is not null;
        if (metric.NeedsScores && !hasScores)
        {
            throw new GateException(
                "MLOPS2621",
                $"The metric {name} needs scores, and the policy of {policy.Name} names no column of them.",
                policy.Task == PredictionTask.Multiclass ? "Add columns.scores, with a column of probabilities for each class." : "Add columns.score.");
        }
    }
}
