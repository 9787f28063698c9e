using MlopsNotebookKernel.Rendering.Figures;
using MlopsNotebookKernel.Rendering.Figures.Scales;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Rendering.Views;

/// <summary>
/// Draws a figure as text: bars by category, and a sparkline for each series over an axis of numbers.
/// </summary>
internal static class TextFigure
{
    private const string Levels = "▁▂▃▄▅▆▇█";
    private const int MostLines = 40;

    public static IEnumerable<string> Lines(Figure figure, int width)
    {
        FigureShape.Check(figure);
        List<string> lines = [.. TextCells.Wrap(TextCells.Clean(figure.Title), width)];
        lines.AddRange(figure.X.Categories is { } categories && categories.Count * figure.Series.Count <= MostLines
            ? Categories(figure, categories, width)
            : Sparklines(figure, width));
        if (figure.Caption is not null)
        {
            lines.AddRange(TextCells.Wrap(TextCells.Clean(figure.Caption), width));
        }

        return lines;
    }

    private static IEnumerable<string> Categories(Figure figure, IReadOnlyList<string> categories, int width)
    {
        string[] names = [.. categories.Select(name => TextCells.Clip(TextCells.Clean(name).Replace('\n', ' '), 24))];
        int nameWidth = names.Select(TextCells.Width).DefaultIfEmpty(0).Max();
        int seriesWidth = figure.Series.Select(series => TextCells.Width(SeriesName(series))).DefaultIfEmpty(0).Max();
        Series[] shown = [.. figure.Series];
        double greatest = shown.Where(series => series.Kind != SeriesKind.Band).SelectMany(series => series.Y).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        int barWidth = Math.Clamp(width - nameWidth - seriesWidth - 34, 8, 40);
        for (int category = 0; category < categories.Count; category++)
        {
            string lead = TextCells.Pad(names[category], nameWidth);
            foreach (Series series in shown)
            {
                for (int point = 0; point < series.X.Count; point++)
                {
                    if ((int)Math.Round(series.X[point]) == category)
                    {
                        string line = $"{lead}  {TextCells.Pad(shown.Length == 1 ? "" : SeriesName(series), shown.Length == 1 ? 0 : seriesWidth)}{(shown.Length == 1 ? "" : "  ")}{Point(figure, series, point, greatest, barWidth)}";
                        yield return TextCells.Clip(line.TrimEnd(), width);
                        lead = new string(' ', nameWidth);
                    }
                }
            }
        }
    }

    private static string Point(Figure figure, Series series, int point, double greatest, int barWidth)
    {
        string value = AxisText.Value(series.Y[point], figure.Y);
        if (series.Kind == SeriesKind.Band)
        {
            return $"{value} to {AxisText.Value(series.Upper![point], figure.Y.Format)}";
        }

        string label = series.Labels is null ? "" : TextCells.Clean(series.Labels[point]).Replace('\n', ' ');
        char fill = series.Role switch { SeriesRole.Current => '▒', SeriesRole.Limit => '·', SeriesRole.Alarm => '▓', _ => '█' };
        int length = greatest > 0 && double.IsFinite(series.Y[point]) ? (int)Math.Round(Math.Abs(series.Y[point]) / greatest * barWidth) : 0;
        return $"{TextCells.Pad(new string(fill, length), barWidth)} {TextCells.Pad(value, 9, right: true)}{(label.Length == 0 || label == value ? "" : $"  {label}")}";
    }

    private static IEnumerable<string> Sparklines(Figure figure, int width)
    {
        int nameWidth = figure.Series.Select(series => TextCells.Width(SeriesName(series))).DefaultIfEmpty(0).Max();
        AxisScale scale = AxisScale.Horizontal(figure, 4);
        AxisScale heights = AxisScale.Vertical(figure, 4);
        int cells = figure.X.Categories is { } names
            ? Math.Clamp(names.Count, 1, width - nameWidth - 34)
            : Math.Clamp(width - nameWidth - 34, 10, 60);
        foreach (Series series in figure.Series)
        {
            double[] values = [.. series.Y.Concat(series.Upper ?? []).Where(double.IsFinite)];
            string range = values.Length == 0
                ? "no values"
                : figure.Y.Categories is not null
                ? TextCells.Clip(string.Join(", ", values.Distinct().Order().Select(value => AxisText.Value(value, figure.Y))), 32)
                : values.Min() == values.Max()
                    ? AxisText.Value(values.Min(), figure.Y.Format)
                    : $"{AxisText.Value(values.Min(), figure.Y.Format)} to {AxisText.Value(values.Max(), figure.Y.Format)}";
            string drawn = series.Kind == SeriesKind.Band ? new string(' ', cells) : Sparkline(series, scale, heights, cells);
            yield return $"{TextCells.Pad(SeriesName(series), nameWidth)}  {drawn}  {range}".TrimEnd();
        }

        string start = AxisText.Value(scale.Minimum, figure.X.Format);
        string end = AxisText.Value(scale.Maximum, figure.X.Format);
        if (figure.X.Categories is { } categories)
        {
            (start, end) = (TextCells.Clip(categories[0], 12), TextCells.Clip(categories[^1], 12));
        }

        yield return $"{new string(' ', nameWidth)}  {start}{new string(' ', Math.Max(1, cells - TextCells.Width(start) - TextCells.Width(end)))}{end}";
    }

    // Histogram bars are spread over the cells they cover; points count in the cell they lie in. A cell shows the mean.
    private static string Sparkline(Series series, AxisScale scale, AxisScale heights, int cells)
    {
        double[] sums = new double[cells];
        double[] weights = new double[cells];
        for (int index = 0; index < series.X.Count; index++)
        {
            if (!double.IsFinite(series.Y[index]) || !double.IsFinite(series.X[index]))
            {
                continue;
            }

            double start = scale.Position(series.X[index], 0, cells);
            double end = series.Width is { } widths ? scale.Position(series.X[index] + widths[index], 0, cells) : start;
            int first = Math.Clamp((int)Math.Floor(start), 0, cells - 1);
            int last = Math.Clamp((int)Math.Ceiling(end) - 1, first, cells - 1);
            for (int cell = first; cell <= last; cell++)
            {
                double weight = series.Width is null ? 1 : Math.Max(1e-9, Math.Min(end, cell + 1) - Math.Max(start, cell));
                sums[cell] += series.Y[index] * weight;
                weights[cell] += weight;
            }
        }

        if (series.Kind is SeriesKind.Line or SeriesKind.MarkedLine or SeriesKind.Step)
        {
            FillBetween(series, scale, sums, weights);
        }

        char[] drawn = new char[cells];
        for (int cell = 0; cell < cells; cell++)
        {
            drawn[cell] = weights[cell] <= 0
                ? ' '
                : Levels[Math.Clamp((int)(heights.Position(sums[cell] / weights[cell], 0, 1) * Levels.Length), 0, Levels.Length - 1)];
        }

        return new string(drawn);
    }

    // A line is there between its points too, but not across a gap.
    private static void FillBetween(Series series, AxisScale scale, double[] sums, double[] weights)
    {
        int cells = sums.Length;
        for (int index = 0; index + 1 < series.X.Count; index++)
        {
            double start = scale.Position(series.X[index], 0, cells);
            double end = scale.Position(series.X[index + 1], 0, cells);
            if (!double.IsFinite(series.Y[index]) || !double.IsFinite(series.Y[index + 1]) || !(end > start))
            {
                continue;
            }

            for (int cell = Math.Max(0, (int)Math.Floor(start)); cell < Math.Min(cells, end); cell++)
            {
                if (weights[cell] == 0)
                {
                    double share = series.Kind == SeriesKind.Step ? 0 : Math.Clamp((cell + 0.5 - start) / (end - start), 0, 1);
                    sums[cell] = series.Y[index] + (share * (series.Y[index + 1] - series.Y[index]));
                    weights[cell] = 1;
                }
            }
        }
    }

    private static string SeriesName(Series series) => TextCells.Clip(TextCells.Clean(series.Name).Replace('\n', ' '), 24);
}
