using MlopsNotebookKernel.Commands.Gate;
using MlopsNotebookKernel.Domain.Gates.Records;
using MlopsNotebookKernel.Rendering.Figures;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Report.Gates;

/// <summary>Draws a gate's first metric over its runs, both sides.</summary>
internal static class GateRunFigure
{
    private const int MostRuns = 60;

    /// <summary>The figure; null where fewer than two runs measured the metric.</summary>
    /// <param name="gate">The gate.</param>
    public static Figure? Of(GateOverview.Gate gate)
    {
        if (gate.Policy.Metrics.Count == 0)
        {
            return null;
        }

        string metric = gate.Policy.Metrics[0].Metric;
        (double Day, GateMetric Measured)[] runs =
        [
            .. gate.History.TakeLast(MostRuns).Select(run => (Day(run.Time), Measured: run.Metrics.FirstOrDefault(each => each.Metric == metric)))
                .Where(pair => pair.Measured?.Challenger is { } value && double.IsFinite(value)).Select(pair => (pair.Item1, pair.Measured!)),
        ];
        if (runs.Length < 2)
        {
            return null;
        }

        double room = Math.Max(1, (runs[^1].Day - runs[0].Day) * 0.05);
        (double Day, GateMetric Measured)[] champions = [.. runs.Where(run => run.Measured.Champion is { } value && double.IsFinite(value))];
        Series champion = new("champion", SeriesKind.MarkedLine, SeriesRole.Baseline, [.. champions.Select(run => run.Day)], [.. champions.Select(run => run.Measured.Champion!.Value)]);
        Series challenger = new(
            "challenger", SeriesKind.Dots, SeriesRole.Current, [.. runs.Select(run => run.Day)], [.. runs.Select(run => run.Measured.Challenger!.Value)],
            Labels: [.. runs.Select(run => QuantityText.Number(run.Measured.Challenger!.Value))]);
        return new Figure(
            $"{metric} of champion and challengers",
            new Axis("run", Format: "date", Minimum: runs.Min(run => run.Day) - room, Maximum: runs.Max(run => run.Day) + room),
            new Axis(metric),
            champions.Length > 0 ? [champion, challenger] : [challenger]);
    }

    private static double Day(DateTimeOffset moment) => (moment.UtcDateTime - DateTime.MinValue).TotalDays;
}
