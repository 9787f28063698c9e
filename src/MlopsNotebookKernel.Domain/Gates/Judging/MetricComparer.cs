using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Domain.Metrics.Standard;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>Compares a metric of both models, with paired bootstrap intervals.</summary>
internal static class MetricComparer
{
    /// <summary>Compares.</summary>
    /// <param name="name">The name that the policy calls the metric by.</param>
    /// <param name="metric">How it is computed.</param>
    /// <param name="evaluator">The challenger, after the champion where there is one.</param>
    /// <param name="number">The metric's number in it.</param>
    /// <param name="values">The metric by model, then by resample.</param>
    /// <param name="confidence">The confidence of intervals.</param>
    /// <param name="isOfFewRows">Whether intervals allow for few rows; see <see cref="BootstrapInterval.OfFewRows"/>.</param>
    public static MetricComparison Compare(
        string name, StandardMetric metric, MetricEvaluator evaluator, int number, double[][] values, double confidence, bool isOfFewRows = false)
    {
        int challenger = evaluator.Models - 1;
        double value = evaluator.Value(number, challenger);
        double[]? influence = double.IsFinite(value) ? evaluator.Influence(number, challenger) : null;
        Interval? interval = Of(values[challenger], value, influence);
        if (challenger == 0)
        {
            return new MetricComparison(name, metric.Better, null, ReportedNumber.Of(value), interval, null, null);
        }

        double sign = metric.Better == MetricDirection.Higher ? 1 : -1;
        double before = evaluator.Value(number, 0);
        double improvement = sign * (value - before);
        double[]? difference = influence is not null && double.IsFinite(improvement) && evaluator.Influence(number, 0) is { } championInfluence
            ? [.. influence.Zip(championInfluence, (second, first) => sign * (second - first))]
            : null;
        double[] replicates = [.. values[1].Zip(values[0], (second, first) => sign * (second - first))];
        return new MetricComparison(
            name, metric.Better, ReportedNumber.Of(before), ReportedNumber.Of(value), interval, ReportedNumber.Of(improvement), Of(replicates, improvement, difference));

        // A metric that jumps from row to row has no acceleration that could be told; its interval is bias-corrected alone.
        Interval? Of(double[] resampled, double estimate, double[]? each) =>
            (isOfFewRows
                ? BootstrapInterval.OfFewRows(resampled, estimate, each, evaluator.Rows, confidence)
                : BootstrapInterval.BiasCorrectedAccelerated(resampled, estimate, each is null ? 0 : BootstrapInterval.Acceleration(each), confidence)) is { } ends
                    ? ReportedNumber.Of(ends.Low, ends.High)
                    : null;
    }
}
