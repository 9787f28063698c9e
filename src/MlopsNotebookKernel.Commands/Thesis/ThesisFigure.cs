using MlopsNotebookKernel.Domain.Statistics;
using MlopsNotebookKernel.Domain.Theses;
using MlopsNotebookKernel.Rendering.Figures;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Thesis;

/// <summary>Draws both series of a thesis on one scale: in standard deviations from their mean before the model came.</summary>
internal static class ThesisFigure
{
    /// <summary>The figure.</summary>
    /// <param name="thesis">The thesis.</param>
    public static Figure Of(AnsweredThesis thesis)
    {
        ThesisAnswer answer = thesis.Answer;
        double since = thesis.Definition.Since.DayNumber;
        List<Series> series = [];
        if (thesis.Definition.Control is not null)
        {
            series.Add(Line("control", SeriesRole.Neutral, point => point.Control));
        }

        series.Add(Line($"metric: {thesis.Definition.Metric.Name}", SeriesRole.Baseline, point => point.Metric));
        series.Add(Line($"outcome: {thesis.Definition.Outcome.Name}", SeriesRole.Current, point => point.Outcome));
        double[] heights = [.. series.SelectMany(one => one.Y).Where(double.IsFinite)];
        double horizon = answer.HorizonEnd.DayNumber;
        (double low, double high) = heights.Length == 0 ? (0, 1) : (heights.Min(), heights.Max());
        bool isReached = answer.Points.Count > 0 && answer.Points[^1].Start >= answer.HorizonEnd;
        series.Insert(0, new Series(
            isReached ? "model in use; horizon" : "model in use",
            SeriesKind.Line,
            SeriesRole.Limit,
            isReached ? [since, since, double.NaN, horizon, horizon] : [since, since],
            isReached ? [low, high, double.NaN, low, high] : [low, high],
            Labels: isReached ? ["", "in use", "", "", "horizon"] : ["", "in use"]));
        string every = answer.Every.ToString().ToLowerInvariant();
        return new Figure(
            $"{thesis.Definition.Name}: {ThesisWords.Verdict(answer.Verdict).ToLowerInvariant()}",
            new Axis(every, Format: "date"),
            new Axis("standard deviations from the mean before"),
            series,
            $"{thesis.Definition.Metric.Name} {ThesisWords.Way(answer.Metric)}, {thesis.Definition.Outcome.Name} {ThesisWords.Way(answer.Outcome)}; one point a {every}, each series on the scale of its own ups and downs before {QuantityText.Day(thesis.Definition.Since)}.");

        Series Line(string name, SeriesRole role, Func<ThesisPoint, double?> value)
        {
            ThesisPoint[] points = [.. answer.Points.Where(point => value(point) is not null)];
            double[] before = [.. points.Where(point => point.Start.DayNumber < since).Select(point => value(point)!.Value)];
            double mean = before.Length == 0 ? 0 : before.Average();
            double deviation = SampleMoments.StandardDeviation(before);
            return new Series(
                name,
                SeriesKind.Line,
                role,
                [.. points.Select(point => (double)point.Start.DayNumber)],
                [.. points.Select(point => (value(point)!.Value - mean) / (deviation > 0 ? deviation : 1))]);
        }
    }
}
