using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Rendering.Figures;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Commands.Drift;

/// <summary>Draws a column's two distributions over each other.</summary>
internal static class DriftFigures
{
    /// <summary>The figure of a column.</summary>
    /// <param name="column">A column with a picture.</param>
    public static Figure Of(ColumnDrift column) => column.Picture switch
    {
        ColumnPicture.Histogram histogram => OfHistogram(column, histogram),
        ColumnPicture.Bars bars => OfBars(column, bars),
        _ => throw new ArgumentException("The column has no picture.", nameof(column)),
    };

    private static Figure OfHistogram(ColumnDrift column, ColumnPicture.Histogram histogram)
    {
        double[] left = [.. histogram.Edges.Take(histogram.Edges.Count - 1)];
        double[] widths = [.. left.Select((edge, i) => histogram.Edges[i + 1] - edge)];
        return new Figure(
            Title(column),
            new Axis(column.Name),
            new Axis("share of rows", Format: "percent", Minimum: 0),
            [
                new Series("baseline", SeriesKind.Histogram, SeriesRole.Baseline, left, histogram.Baseline, Width: widths),
                new Series("current", SeriesKind.Histogram, SeriesRole.Current, left, histogram.Current, Width: widths),
            ],
            $"{Caption(column)} Values beyond the 0.5 % at each end are not shown.");
    }

    private static Figure OfBars(ColumnDrift column, ColumnPicture.Bars bars)
    {
        double[] places = [.. Enumerable.Range(0, bars.Categories.Count).Select(i => (double)i)];
        return new Figure(
            Title(column),
            new Axis(column.Name, Categories: bars.Categories),
            new Axis("share of rows", Format: "percent", Minimum: 0),
            [
                new Series("baseline", SeriesKind.Bars, SeriesRole.Baseline, places, bars.Baseline),
                new Series("current", SeriesKind.Bars, SeriesRole.Current, places, bars.Current),
            ],
            bars.LeftOut == 0 ? Caption(column) : $"{Caption(column)} {QuantityText.Count(bars.LeftOut, "further value")} not shown.");
    }

    private static string Title(ColumnDrift column) => $"{column.Name}: {DriftWords.Of(column.Verdict)}";

    private static string Caption(ColumnDrift column) => column.Values is { } values
        ? $"{column.Name}: effect {DriftWords.Effect(values.Effect)} ({DriftWords.Measure(values.Measure)}), noise {DriftWords.Effect(values.Noise)}, matters from {QuantityText.Number(values.Threshold)}; {DriftWords.Move(column.Moved)}."
        : $"{column.Name}.";
}
