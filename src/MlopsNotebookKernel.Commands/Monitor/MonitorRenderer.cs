using MlopsNotebookKernel.Commands.Drift;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Histories;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Monitor;

/// <summary>Shows a monitoring: one line, a row a period, the timeline, alarms, metrics.</summary>
internal static class MonitorRenderer
{
    /// <summary>The view.</summary>
    /// <param name="result">The result.</param>
    public static View Render(MonitorResult result)
    {
        List<ViewBlock> blocks = [];
        foreach (string change in Changes(result))
        {
            blocks.Add(new ViewBlock.Callout(ViewStatus.Neutral, change));
        }

        blocks.Add(Periods(result));
        if (result.Watched is not null && ShareTimeline.Of(result.Log, result.Periods) is { } timeline)
        {
            blocks.Add(new ViewBlock.Chart(MonitorFigures.Share(timeline)));
        }

        if (Alarms(result) is { } alarms)
        {
            blocks.Add(alarms);
        }

        blocks.AddRange(MonitorFigures.Drawn(result.Periods).Select(metric => new ViewBlock.Chart(MonitorFigures.Metric(result.Log, result.Periods, metric))));
        if (result.Periods[^1].Drift.Count > 0)
        {
            blocks.Add(Drift(result));
        }

        blocks.Add(new ViewBlock.Paragraph(
            $"Taken for: {LogRoles.Words(result.Columns)}. Columns against {result.Baseline}, classes against {result.Validation}. The history is in {result.File}."));
        return new View(result.Answer ? ViewStatus.Good : ViewStatus.Bad, result.Summary, blocks);
    }

    private static IEnumerable<string> Changes(MonitorResult result)
    {
        if (result.Timeless > 0)
        {
            yield return $"{QuantityText.Count(result.Timeless, "row")} without a time in {result.Columns.Time} are in no period.";
        }

        if (result.Added is { Count: > 0 } added)
        {
            yield return $"New in the history: {string.Join(", ", added)}.";
        }

        if (result.Grown.Count > 0)
        {
            yield return $"More rows than when last measured, so measured anew: {string.Join(", ", result.Grown)}.";
        }

        if (result.LabelsArrived.Count > 0)
        {
            yield return $"Labels have arrived since last measured: {string.Join(", ", result.LabelsArrived)}.";
        }

        if (result.JudgedAnew.Count > 0)
        {
            yield return $"Told otherwise than last time, for rows or what was asked have changed: {string.Join(", ", result.JudgedAnew)}.";
        }
    }

    private static ViewBlock.Table Periods(MonitorResult result)
    {
        bool hasLabels = result.Periods.Any(period => period.Labelled is not null);
        string[] metrics = [.. MetricNames(result)];
        bool hasLatency = result.Periods.Any(period => period.Operations?.Latency95 is not null);
        bool hasMemory = result.Periods.Any(period => period.Operations?.Memory95 is not null);
        bool hasFailures = result.Periods.Any(period => period.Operations?.Failed is not null);
        List<(ViewColumn Column, Func<HistoryPeriod, ViewCell> Cell)> columns =
        [
            (new(MonitorWords.Of(result.Every)), period => period.Period),
            (new("Health"), period => period.Alarms.Count == 0 ? new ViewCell("healthy", ViewStatus.Good) : new ViewCell(QuantityText.Count(period.Alarms.Count, "alarm"), ViewStatus.Bad)),
            (new("Rows", true), period => QuantityText.Count(period.Rows)),
        ];
        if (result.Watched is { } watched)
        {
            columns.Add((new($"{result.Columns.Prediction} = {watched.Class}", true), period => period.Classes.FirstOrDefault(each => each.Class == watched.Class) is { Rows: > 0 } share
                ? new ViewCell(QuantityText.Percent((double)share.Count / share.Rows), share.Status == ClassBandStatus.Alarm ? ViewStatus.Bad : ViewStatus.Neutral)
                : ""));
        }

        columns.Add((new("Drifted"), period => string.Join(", ", period.Drift.Where(column => column.Verdict == DriftVerdict.Drifted).Select(column => column.Column)) is { Length: > 0 } names ? names : "none"));
        if (hasLabels)
        {
            columns.Add((new("Labels", true), period => period.Labelled is { } labelled ? QuantityText.Percent((double)labelled / Math.Max(1, period.Rows)) : ""));
        }

        columns.AddRange(metrics.Select(metric => (new ViewColumn(metric, true), (Func<HistoryPeriod, ViewCell>)(period =>
            period.Metrics.FirstOrDefault(each => each.Name == metric) is { } value ? QuantityText.Number(value.Value) : ""))));
        AddIf(hasLatency, "Latency p50", period => Number(period.Operations?.LatencyMedian));
        AddIf(hasLatency, "p95", period => Number(period.Operations?.Latency95));
        AddIf(hasLatency, "p99", period => Number(period.Operations?.Latency99));
        AddIf(hasMemory, "Memory p95", period => Number(period.Operations?.Memory95));
        AddIf(hasFailures, "Failed", period => period.Operations is { Failed: { } failed, Requests: { } requests }
            ? $"{QuantityText.Count(failed)} of {QuantityText.Count(requests)}"
            : "");
        string? note = hasLabels ? "Labels: the share of rows whose label has arrived; metrics are measured on those." : null;
        return new ViewBlock.Table([.. columns.Select(each => each.Column)], [.. result.Periods.Select(period => (IReadOnlyList<ViewCell>)[.. columns.Select(each => each.Cell(period))])], note);

        void AddIf(bool has, string title, Func<HistoryPeriod, ViewCell> cell)
        {
            if (has)
            {
                columns.Add((new ViewColumn(title, true), cell));
            }
        }
    }

    private static ViewBlock? Alarms(MonitorResult result)
    {
        IReadOnlyList<ViewCell>[] rows = [.. result.Periods.SelectMany(period => period.Alarms.Select(alarm => (IReadOnlyList<ViewCell>)[period.Period, alarm]))];
        return rows.Length == 0 ? null : new ViewBlock.Table(
            [new(MonitorWords.Of(result.Every)), new("Alarm")],
            rows,
            "Segments are named where they left X/3…3X beyond chance; shifts are sudden changes of a daily mean that a steady log shows once in a hundred times (CUSUM).");
    }

    private static ViewBlock.Fold Drift(MonitorResult result) => new(
        $"Drift by column against {result.Baseline}",
        [
            new ViewBlock.Table(
                [new(MonitorWords.Of(result.Every)), new("Column"), new("Verdict"), new("Effect", true), new("Noise", true)],
                [
                    .. result.Periods.SelectMany(period => period.Drift.Select(column => (IReadOnlyList<ViewCell>)
                    [
                        period.Period,
                        column.Column,
                        new ViewCell(DriftWords.Of(column.Verdict), DriftWords.Status(column.Verdict)),
                        column.Effect is { } effect ? DriftWords.Effect(effect) : "",
                        column.Noise is { } noise ? DriftWords.Effect(noise) : "",
                    ])),
                ]),
        ]);

    private static IEnumerable<string> MetricNames(MonitorResult result) =>
        result.Periods.SelectMany(period => period.Metrics).Select(metric => metric.Name).Distinct();

    private static string Number(double? value) => value is { } number ? QuantityText.Number(number) : "";
}
