using System.Globalization;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Metric;

/// <summary>Shows a <see cref="MetricResult"/>.</summary>
internal static class MetricRenderer
{
    public static View Render(MetricResult result) => result switch
    {
        { Measured: { } measured } => Measured(result.Metrics[0], measured),
        { Metrics: [var one] } => Defined(one),
        { Metrics: [] } => new View(ViewStatus.Neutral, "No metric is defined yet: name one with metric NAME --better higher|lower.", []),
        _ => Listed(result.Metrics),
    };

    private static View Measured(MetricResult.Shown metric, MetricResult.Measurement measured)
    {
        List<ViewBlock> blocks = [Facts(metric)];
        if (metric.Measurements.Count > 1)
        {
            blocks.Add(Measurements(metric));
        }

        return new View(
            ViewStatus.Neutral,
            $"{metric.Name} = {Value(measured.Value, metric)}, {metric.Better} is better{On(measured)}",
            blocks);
    }

    private static View Defined(MetricResult.Shown metric)
    {
        List<ViewBlock> blocks = [Facts(metric)];
        if (metric.Measurements.Count > 0)
        {
            blocks.Add(Measurements(metric));
        }

        return new View(ViewStatus.Neutral, $"{metric.Name}: {metric.Better} is better", blocks);
    }

    private static View Listed(IReadOnlyList<MetricResult.Shown> metrics) => new(
        ViewStatus.Neutral,
        $"{metrics.Count} metrics are defined",
        [
            new ViewBlock.Table(
                [new ViewColumn("metric"), new ViewColumn("better"), new ViewColumn("unit"), new ViewColumn("last measured here", true), new ViewColumn("how it is computed")],
                [.. metrics.Select(metric => (IReadOnlyList<ViewCell>)
                [
                    metric.Name,
                    metric.Better,
                    metric.Unit ?? "",
                    metric.Measurements.Count == 0 ? "" : Value(metric.Measurements[^1].Value, metric),
                    metric.Description ?? "not said",
                ])]),
        ]);

    private static ViewBlock.Facts Facts(MetricResult.Shown metric)
    {
        List<(string Label, string Value)> facts = [("how it is computed", metric.Description ?? "not said: add --description once")];
        if (metric.Unit is not null)
        {
            facts.Add(("unit", metric.Unit));
        }

        if (metric.Computed is not null)
        {
            facts.Add(("computed as", metric.Computed));
        }

        facts.Add(("defined in", metric.File));
        return new ViewBlock.Facts(facts);
    }

    private static ViewBlock.Table Measurements(MetricResult.Shown metric) => new(
        [new ViewColumn("measured here, in order", true), new ViewColumn("against the one before"), new ViewColumn("on")],
        [.. metric.Measurements.Select((measured, index) => (IReadOnlyList<ViewCell>)
        [
            Value(measured.Value, metric),
            index == 0 ? "" : Compared(metric, metric.Measurements[index - 1].Value, measured.Value),
            measured.SnapshotName is null ? "" : $"{measured.SnapshotName}@{measured.Snapshot![..12]}",
        ])]);

    private static ViewCell Compared(MetricResult.Shown metric, double before, double now)
    {
        if (now == before)
        {
            return "the same";
        }

        bool better = (now > before) == (metric.Better == "higher");
        return better ? new ViewCell("better", ViewStatus.Good) : new ViewCell("worse", ViewStatus.Warning);
    }

    private static string On(MetricResult.Measurement measured) =>
        measured.SnapshotName is null ? "" : $", on {measured.SnapshotName}@{measured.Snapshot![..12]}";

    private static string Value(double value, MetricResult.Shown metric)
    {
        string number = value.ToString("G6", CultureInfo.InvariantCulture);
        return metric.Unit is null ? number : $"{number} {metric.Unit}";
    }
}
