using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Metrics.Standard;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>Compares metrics over all rows, with paired bootstrap intervals.</summary>
internal static class MetricComparer
{
    /// <summary>Compares the policy's metrics, in its order.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="metrics">How each is computed.</param>
    /// <param name="evidence">Both models.</param>
    /// <param name="progress">Gets the share of resamples done; may be null.</param>
    /// <param name="cancellation">Cancels.</param>
    public static MetricComparison[] Compare(
        GatePolicy policy, IReadOnlyDictionary<string, StandardMetric> metrics, GateEvidence evidence, IProgress<double>? progress, CancellationToken cancellation)
    {
        StandardMetric[] computed = [.. policy.Metrics.Select(rule => metrics[rule.Metric])];
        MetricEvaluator evaluator = new(
            evidence.Rows, evidence.Champion is { } champion ? [champion, evidence.Challenger] : [evidence.Challenger], computed);
        double[][][] values = PairedBootstrap.Run(evaluator, policy.Replicates, (ulong)policy.Seed, progress, cancellation);
        return [.. policy.Metrics.Select((rule, i) => Compare(rule.Metric, computed[i], evaluator, i, values[i], policy.Confidence))];
    }

    private static MetricComparison Compare(
        string name, StandardMetric metric, MetricEvaluator evaluator, int number, double[][] values, double confidence)
    {
        int challenger = evaluator.Models - 1;
        double value = evaluator.Value(number, challenger);
        double[] influence = double.IsFinite(value) ? evaluator.Influence(number, challenger) : [];
        Interval? interval = Of(values[challenger], value, influence, confidence);
        if (challenger == 0)
        {
            return new MetricComparison(name, metric.Better, null, ReportedNumber.Of(value), interval, null, null);
        }

        double sign = metric.Better == MetricDirection.Higher ? 1 : -1;
        double before = evaluator.Value(number, 0);
        double improvement = sign * (value - before);
        double[] difference = double.IsFinite(improvement)
            ? [.. influence.Zip(evaluator.Influence(number, 0), (second, first) => sign * (second - first))]
            : [];
        double[] replicates = [.. values[1].Zip(values[0], (second, first) => sign * (second - first))];
        return new MetricComparison(
            name, metric.Better, ReportedNumber.Of(before), ReportedNumber.Of(value), interval, ReportedNumber.Of(improvement), Of(replicates, improvement, difference, confidence));
    }

    private static Interval? Of(double[] replicates, double estimate, double[] influence, double confidence) =>
        BootstrapInterval.BiasCorrectedAccelerated(replicates, estimate, BootstrapInterval.Acceleration(influence), confidence) is { } ends
            ? ReportedNumber.Of(ends.Low, ends.High)
            : null;
}
