using MlopsNotebookKernel.Domain.Gates.Judging;
using MlopsNotebookKernel.Rendering.Figures;

namespace MlopsNotebookKernel.Commands.Gate.Views;

/// <summary>Draws how much better the challenger is, each metric in parts of the champion's value.</summary>
internal static class GateFigures
{
    private const int MostSlices = 14;

    /// <summary>The metrics over all rows; null where there is nothing to draw.</summary>
    /// <param name="result">The result.</param>
    public static Figure? Metrics(GateResult result) => Of(
        [.. result.Metrics.Select(metric => (metric.Metric, metric, Asked(result, metric)))],
        "How much better is the challenger?",
        "metric",
        $"The challenger's improvement in parts of the champion's value, with its interval of {GateWords.Percent(result.Confidence)}; what the policy asks for is marked. Above 0 is better, whichever way the metric runs.");

    /// <summary>The slices, gravest first; null where there is nothing to draw.</summary>
    /// <param name="result">The result.</param>
    public static Figure? Slices(GateResult result)
    {
        SliceComparison[] judged = [.. result.Slices.Where(slice => slice.Status == SliceStatus.Judged)];
        return Of(
            [.. judged.Take(MostSlices).Select(slice => (slice.Slice.Length == 0 ? "(missing)" : slice.Slice, slice.Comparison, (double?)null))],
            "How much better is it in each slice?",
            "slice",
            $"The same by slice, with intervals that hold for all slices together{(judged.Length > MostSlices ? $"; {judged.Length - MostSlices} more not shown" : "")}.");
    }

    private static double? Asked(GateResult result, MetricComparison metric) => result.Rules
        .FirstOrDefault(rule => rule.Kind == RuleKind.Improvement && rule.Subject == metric.Metric)?.Limit;

    private static Figure? Of(IReadOnlyList<(string Name, MetricComparison Metric, double? Asked)> all, string title, string across, string caption)
    {
        (string Name, MetricComparison Metric, double? Asked)[] drawn =
            [.. all.Where(each => each.Metric is { Champion: not (null or 0), Improvement: not null, ImprovementInterval: not null })];
        if (drawn.Length == 0)
        {
            return null;
        }

        double[] places = [.. Enumerable.Range(0, drawn.Length).Select(i => (double)i)];
        List<Series> series =
        [
            new Series("interval", SeriesKind.Band, SeriesRole.Limit, places, [.. drawn.Select(each => Part(each.Metric.ImprovementInterval!.Low, each.Metric))], Upper: [.. drawn.Select(each => Part(each.Metric.ImprovementInterval!.High, each.Metric))]),
            new Series("champion", SeriesKind.Dots, SeriesRole.Baseline, places, [.. places.Select(_ => 0.0)]),
        ];
        int[] asked = [.. Enumerable.Range(0, drawn.Length).Where(i => drawn[i].Asked is not (null or 0))];
        if (asked.Length > 0)
        {
            series.Add(new Series("asked for", SeriesKind.Dots, SeriesRole.Alarm, [.. asked.Select(i => places[i])], [.. asked.Select(i => Part(drawn[i].Asked!.Value, drawn[i].Metric))]));
        }

        series.Add(new Series(
            "challenger", SeriesKind.Dots, SeriesRole.Current, places, [.. drawn.Select(each => Part(each.Metric.Improvement!.Value, each.Metric))], Labels: [.. drawn.Select(each => GateWords.Signed(each.Metric.Improvement!.Value))]));
        return new Figure(title, new Axis(across, Categories: [.. drawn.Select(each => each.Name)]), new Axis("improvement", Format: "percent"), series, caption);
    }

    private static double Part(double value, MetricComparison metric) => value / Math.Abs(metric.Champion!.Value);
}
