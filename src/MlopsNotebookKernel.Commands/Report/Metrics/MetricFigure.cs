using MlopsNotebookKernel.Rendering.Figures;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Report.Metrics;

/// <summary>Draws a metric over time, a line a notebook.</summary>
internal static class MetricFigure
{
    private const int MostLines = 6;

    private static readonly SeriesRole[] Roles = [SeriesRole.Baseline, SeriesRole.Current, SeriesRole.Neutral, SeriesRole.Neutral, SeriesRole.Neutral, SeriesRole.Alarm];

    /// <summary>The figure; null where one measurement alone draws nothing.</summary>
    /// <param name="metric">The metric.</param>
    public static Figure? Of(MetricFacts metric)
    {
        Measurement[] finite = [.. metric.Measurements.Where(measured => double.IsFinite(measured.Value))];
        if (finite.Length < 2)
        {
            return null;
        }

        IGrouping<string, Measurement>[] notebooks = [.. finite.GroupBy(measured => measured.Notebook, StringComparer.Ordinal)];
        IGrouping<string, Measurement>[] drawn = [.. notebooks.OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(MostLines)];
        double first = finite.Min(measured => Day(measured.Stamped));
        double last = finite.Max(measured => Day(measured.Stamped));
        double room = Math.Max(1, (last - first) * 0.05);
        string unit = metric.Definition?.Unit is { } said ? $", {said}" : "";
        return new Figure(
            $"{metric.Name} over time: {metric.Better} is better",
            new Axis("stamped", Format: "date", Minimum: Math.Max(0, first - room), Maximum: last + room),
            new Axis($"{metric.Name}{unit}"),
            [
                .. drawn.Select((group, place) => new Series(
                    group.Key, SeriesKind.MarkedLine, Roles[place], [.. group.Select(measured => Day(measured.Stamped))], [.. group.Select(measured => measured.Value)],
                    Labels: [.. group.Select(measured => QuantityText.Number(measured.Value))])),
            ],
            notebooks.Length > MostLines ? $"The {QuantityText.Count(MostLines)} notebooks with most measurements, of {QuantityText.Count(notebooks.Length)}." : null);
    }

    private static double Day(DateTimeOffset moment) => (moment.UtcDateTime - DateTime.MinValue).TotalDays;
}
