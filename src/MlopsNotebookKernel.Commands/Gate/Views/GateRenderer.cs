using MlopsNotebookKernel.Commands.Drift;
using MlopsNotebookKernel.Domain.Gates.Judging;
using MlopsNotebookKernel.Domain.Gates.Records;
using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Rendering.Figures;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Gate.Views;

/// <summary>Shows what a gate said: one line, the metrics, the rules, slices, class shares and resources.</summary>
internal static class GateRenderer
{
    private const int MostSlices = 30;

    /// <summary>The view.</summary>
    /// <param name="result">The result.</param>
    public static View Render(GateResult result)
    {
        List<ViewBlock> blocks = [new ViewBlock.Paragraph(Sides(result))];
        if (result.Override is { } given)
        {
            blocks.Add(new ViewBlock.Callout(ViewStatus.Warning, $"Overridden by {given.Who}: {given.Why}"));
        }

        blocks.Add(Metrics(result));
        AddFigure(blocks, GateFigures.Metrics(result));
        if (result.Rules.Count > 0)
        {
            blocks.Add(Rules(result));
        }

        if (result.McNemar is { } test)
        {
            blocks.Add(new ViewBlock.Paragraph(
                $"{QuantityText.Count(test.OnlyFirst, "row")} only the champion classed rightly, {QuantityText.Count(test.OnlySecond)} only the challenger: McNemar's exact p {DriftWords.PValue(test.ExactPValue)}, χ² {QuantityText.Number(test.ChiSquare)} with continuity correction (p {DriftWords.PValue(test.ChiSquarePValue)})."));
        }

        AddSlices(blocks, result);
        if (result.Classes is { } classes)
        {
            blocks.AddRange(ClassBandBlocks.Of(classes));
        }

        AddResources(blocks, result);
        blocks.Add(new ViewBlock.Fold("How the verdict is reached", [new ViewBlock.Paragraph(How(result))]));
        return new View(result.Override is null ? GateWords.Status(result.Verdict) : ViewStatus.Warning, result.Summary, blocks);
    }

    private static string Sides(GateResult result) => result.Champion is { } champion
        ? $"Challenger {Name(result.Challenger)} against champion {Name(champion)}, {QuantityText.Count(result.Rows, "held-out row")}."
        : $"Challenger {Name(result.Challenger)}, {QuantityText.Count(result.Rows, "held-out row")}; there is no champion yet.";

    private static string Name(GateSide side) => side.Model is { } model && model.Path != side.Predictions ? $"{side.Predictions} ({model.Path})" : side.Predictions;

    private static ViewBlock.Table Metrics(GateResult result) => new(
        result.IsFirst
            ? [new("Metric"), new("Better"), new("Challenger", true), new($"{GateWords.Percent(result.Confidence)} interval", true)]
            : [new("Metric"), new("Better"), new("Champion", true), new("Challenger", true), new("Difference", true), new($"{GateWords.Percent(result.Confidence)} interval", true), new("Challenger is")],
        [.. result.Metrics.Select(metric => Row(metric, result.IsFirst))]);

    private static IReadOnlyList<ViewCell> Row(MetricComparison metric, bool isFirst)
    {
        string better = metric.Better.ToString().ToLowerInvariant();
        return isFirst
            ? [metric.Metric, better, GateWords.Number(metric.Challenger), Interval(metric.ChallengerInterval)]
            : [metric.Metric, better, GateWords.Number(metric.Champion), GateWords.Number(metric.Challenger), .. Difference(metric)];
    }

    /// <summary>Challenger less champion, as the metric runs; judged the way that is better.</summary>
    private static ViewCell[] Difference(MetricComparison metric)
    {
        if (metric.Improvement is not { } improvement)
        {
            return ["", "", "not defined"];
        }

        bool higher = metric.Better == MetricDirection.Higher;
        string interval = metric.ImprovementInterval is not { } ends ? "none"
            : higher ? $"{GateWords.Signed(ends.Low)} to {GateWords.Signed(ends.High)}"
            : $"{GateWords.Signed(-ends.High)} to {GateWords.Signed(-ends.Low)}";
        ViewCell says = metric.ImprovementInterval is null ? "not told"
            : metric.ImprovementInterval.Low > 0 ? new ViewCell("better", ViewStatus.Good)
            : metric.ImprovementInterval.High < 0 ? new ViewCell("worse", ViewStatus.Bad)
            : new ViewCell("not told apart", ViewStatus.Warning);
        return [GateWords.Signed(higher ? improvement : -improvement), interval, says];
    }

    private static string Interval(Interval? interval) => interval is null ? "none" : $"{QuantityText.Number(interval.Low)} to {QuantityText.Number(interval.High)}";

    private static ViewBlock.Table Rules(GateResult result)
    {
        (JudgedRule Rule, string Reason)[] shown =
        [
            .. result.Rules.Zip(result.Reasons)
                .Where(pair => pair.First.Outcome != RuleOutcome.Met || pair.First.Slice is null)
                .Select(pair => (pair.First, pair.Second)),
        ];
        int kept = result.Rules.Count - shown.Length;
        return new ViewBlock.Table(
            [new("Rule"), new("Reason")],
            [.. shown.Select(pair => (IReadOnlyList<ViewCell>)[new ViewCell(pair.Rule.Outcome.ToString().ToLowerInvariant(), GateWords.Status(pair.Rule.Outcome)), pair.Reason])],
            kept > 0 ? $"{QuantityText.Count(kept, "rule")} of slices met besides." : null);
    }

    private static void AddSlices(List<ViewBlock> blocks, GateResult result)
    {
        SliceComparison[] judged = [.. result.Slices.Where(slice => slice.Status == SliceStatus.Judged)];
        if (judged.Length > 0)
        {
            blocks.Add(new ViewBlock.Heading("Slices"));
            blocks.Add(new ViewBlock.Table(
                [new("Slice"), new("Rules"), new("Rows", true), new("Metric"), new("Champion", true), new("Challenger", true), new("Improvement", true), new("Interval", true)],
                [.. judged.Take(MostSlices).Select(Slice)],
                $"Intervals of {GateWords.Percent(result.SliceConfidence ?? result.Confidence)}, so that all {QuantityText.Count(judged.Length, "slice")} hold together{(judged.Length > MostSlices ? $"; {QuantityText.Count(judged.Length - MostSlices)} more not shown" : "")}."));
            AddFigure(blocks, GateFigures.Slices(result));
        }

        SliceComparison[] few = [.. result.Slices.Where(slice => slice.Status == SliceStatus.FewRows)];
        if (few.Length > 0)
        {
            blocks.Add(new ViewBlock.Fold(
                $"Too small to be judged: {QuantityText.Count(few.Length, "slice")} with {QuantityText.Count(few.Sum(slice => (long)slice.Rows), "row")} in all",
                [
                    new ViewBlock.Paragraph("Fewer rows than the policy's fewestRows, or fewer than ten of a class."),
                    new ViewBlock.Table(
                        [new("Slice"), new("Rows", true)],
                        [.. few.Take(MostSlices).Select(slice => (IReadOnlyList<ViewCell>)[Named(slice), QuantityText.Count(slice.Rows)])],
                        few.Length > MostSlices ? $"{QuantityText.Count(few.Length - MostSlices)} more not shown." : null),
                ]));
        }
    }

    private static IReadOnlyList<ViewCell> Slice(SliceComparison slice) =>
    [
        Named(slice),
        new ViewCell(slice.Outcome.ToString().ToLowerInvariant(), GateWords.Status(slice.Outcome)),
        QuantityText.Count(slice.Rows),
        slice.Comparison.Metric,
        slice.Comparison.Improvement is null ? "" : GateWords.Number(slice.Comparison.Champion),
        GateWords.Number(slice.Comparison.Challenger),
        slice.Comparison.Improvement is { } improvement ? GateWords.Signed(improvement) : "",
        slice.Comparison.ImprovementInterval is { } ends ? $"{GateWords.Signed(ends.Low)} to {GateWords.Signed(ends.High)}" : Interval(slice.Comparison.ChallengerInterval),
    ];

    private static string Named(SliceComparison slice) => $"{slice.Column} = {(slice.Slice.Length == 0 ? "(missing)" : slice.Slice)}";

    private static void AddResources(List<ViewBlock> blocks, GateResult result)
    {
        List<IReadOnlyList<ViewCell>> rows = [];
        Add("latency, ms a row", result.Champion?.LatencyMilliseconds, result.Challenger.LatencyMilliseconds);
        Add("memory, MB", result.Champion?.MemoryMegabytes, result.Challenger.MemoryMegabytes);
        if (rows.Count > 0)
        {
            blocks.Add(new ViewBlock.Table([new("Scoring takes"), new("Champion", true), new("Challenger", true), new("Ratio", true)], rows));
        }

        void Add(string what, double? before, double? now)
        {
            if (before is not null || now is not null)
            {
                rows.Add([what, Known(before), Known(now), before > 0 && now is not null ? QuantityText.Number(now.Value / before.Value) : ""]);
            }
        }

        static string Known(double? value) => value is { } known ? QuantityText.Number(known) : "not measured";
    }

    private static string How(GateResult result) =>
        $"Intervals are from {QuantityText.Count(result.Replicates)} paired bootstrap resamples (bias-corrected and accelerated). A least improvement is met when the whole "
        + "interval lies above it, and broken when the whole interval lies at or below it. A floor, and what a slice may lose, is met by the value itself, and broken only when the "
        + "whole interval misses it. One broken rule rejects; else one that cannot be told holds; else the challenger is promoted. More rows make intervals narrower, and never a "
        + "small difference important: say in the policy what matters.";

    private static void AddFigure(List<ViewBlock> blocks, Figure? figure)
    {
        if (figure is not null)
        {
            blocks.Add(new ViewBlock.Chart(figure));
        }
    }
}
