using System.Globalization;
using MlopsNotebookKernel.Commands.Gate;
using MlopsNotebookKernel.Domain.Gates.Records;
using MlopsNotebookKernel.Rendering.Figures;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Report.Gates;

/// <summary>Draws a gate's first metric run by run, both sides: runs of one day stand apart like those of a year.</summary>
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
        (DateTimeOffset Time, GateMetric Measured)[] runs =
        [
            .. gate.History.TakeLast(MostRuns).Select(run => (run.Time, Measured: run.Metrics.FirstOrDefault(each => each.Metric == metric)))
                .Where(pair => pair.Measured?.Challenger is { } value && double.IsFinite(value)).Select(pair => (pair.Time, pair.Measured!)),
        ];
        if (runs.Length < 2)
        {
            return null;
        }

        (double Place, double Value)[] champions =
            [.. runs.Select((run, place) => (Place: (double)place, run.Measured.Champion)).Where(run => run.Champion is { } value && double.IsFinite(value)).Select(run => (run.Place, run.Champion!.Value))];
        Series champion = new("champion", SeriesKind.MarkedLine, SeriesRole.Baseline, [.. champions.Select(run => run.Place)], [.. champions.Select(run => run.Value)]);
        Series challenger = new(
            "challenger", SeriesKind.Dots, SeriesRole.Current, [.. runs.Select((_, place) => (double)place)], [.. runs.Select(run => run.Measured.Challenger!.Value)],
            Labels: [.. runs.Select(run => QuantityText.Number(run.Measured.Challenger!.Value))]);
        (string first, string last) = (Day(runs[0].Time), Day(runs[^1].Time));
        return new Figure(
            $"{metric} of champion and challengers",
            new Axis(first == last ? $"run, on {first}" : $"run, {first} to {last}", [.. runs.Select((_, place) => (place + 1).ToString(CultureInfo.InvariantCulture))]),
            new Axis(metric),
            champions.Length > 0 ? [champion, challenger] : [challenger]);
    }

    private static string Day(DateTimeOffset moment) => QuantityText.Day(DateOnly.FromDateTime(moment.UtcDateTime));
}
