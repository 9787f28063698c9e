using System.Security.Cryptography;
using System.Text;
using MlopsNotebookKernel.Rendering.Figures.Scales;
using MlopsNotebookKernel.Rendering.Text;

namespace MlopsNotebookKernel.Rendering.Figures.Svg;

/// <summary>
/// Draws a figure as a static picture: 720 pixels wide, about 360 high, text as text, title and description for those
/// who cannot see it. The same figure gives the same bytes; ids are made from the content, so that pictures in one page
/// do not disturb each other.
/// </summary>
public static class SvgFigureRenderer
{
    /// <summary>The picture's width in pixels.</summary>
    internal const double Width = 720;

    private const double PlotHeight = 236;
    private const double LaneHeight = 28;
    private const int LongestLane = 32;

    /// <summary>Texts keep off lines of so many points at most: dense ones leave no room anyway.</summary>
    private const int MostAvoided = 200;

    // Stands for the digest until it is known. Encoded text cannot hold a control character, so no title can match it.
    private const string IdPlace = "\u0001";
    private const string Font = "font-family=\"system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif\" font-size=\"11.5\"";

    /// <summary>A picture to stand inside a page: transparent, its text in the page's colour.</summary>
    /// <param name="figure">The figure.</param>
    /// <exception cref="ArgumentException">The figure's lists do not fit together.</exception>
    public static string Inline(Figure figure) => Draw(figure, standalone: false);

    /// <summary>
    /// A picture to stand alone: dark on a white card, because whoever shows it cannot pass the page's colour on; the
    /// caption is in it.
    /// </summary>
    /// <param name="figure">The figure.</param>
    /// <exception cref="ArgumentException">The figure's lists do not fit together.</exception>
    public static string Standalone(Figure figure) => Draw(figure, standalone: true);

    private static string Draw(Figure figure, bool standalone)
    {
        FigureShape.Check(figure);
        IReadOnlyList<SeriesStyle> styles = SeriesStyle.Of(figure.Series);
        SvgWriter body = new();
        SvgFrame frame = new(body, figure);

        AxisScale vertical = AxisScale.Vertical(figure, 5);
        vertical = vertical with { Texts = [.. vertical.Texts.Select(text => TextCells.Clip(text, LongestLane))] };
        double left = 30 + Math.Max(16, vertical.Texts.Select(text => SvgWriter.TextWidth(text, SvgTickLabels.Size)).DefaultIfEmpty(0).Max());
        double right = Width - 14;
        AxisScale horizontal = AxisScale.Horizontal(figure, figure.X.Format == "date" ? 7 : 8);
        double apart = horizontal.Ticks.Count < 2
            ? right - left
            : (right - left) * (horizontal.Ticks[1] - horizontal.Ticks[0]) / (horizontal.Maximum - horizontal.Minimum);
        SvgTickLabels labels = SvgTickLabels.Fit(horizontal.Texts, apart);

        double y = 6;
        foreach (string line in Lines(figure.Title, Width - 24, 14))
        {
            y += 18;
            body.Text(12, y, line, "font-size=\"14\" font-weight=\"600\"");
        }

        IReadOnlyList<(double X, int Row)> places = frame.LegendPlaces(right - left);
        double legend = places.Count == 0 ? 0 : ((places[^1].Row + 1) * 19) + 4;
        frame.Legend(places, left, y + 8, styles, IdPlace);
        double top = y + 16 + legend;
        SvgPlot plot = new(left, top, right, top + Height(figure), horizontal, vertical);
        frame.Axes(plot, labels);
        Series(body, figure, plot, styles);

        double height = plot.Bottom + labels.Height + 28;
        if (standalone && figure.Caption is not null)
        {
            foreach (string line in Lines(figure.Caption, Width - 24, 12))
            {
                body.Text(12, height + 6, line, "font-size=\"12\"");
                height += 17;
            }

            height += 4;
        }

        return Wrap(figure, styles, body.ToString(), height, standalone);
    }

    /// <summary>The plot's height: names on the vertical axis have a lane each.</summary>
    private static double Height(Figure figure) =>
        figure.Y.Categories is { } lanes ? Math.Clamp(lanes.Count * LaneHeight, 2 * LaneHeight, 24 * LaneHeight) : PlotHeight;

    private static void Series(SvgWriter body, Figure figure, SvgPlot plot, IReadOnlyList<SeriesStyle> styles)
    {
        body.Open($"g clip-path=\"url(#{IdPlace}-clip)\"");
        SvgMarks marks = new(body, figure, plot, IdPlace);
        for (int index = 0; index < figure.Series.Count; index++)
        {
            marks.Draw(figure.Series[index], styles[index]);
        }

        body.Close("g");
        body.Open($"clipPath id=\"{IdPlace}-clip\"");
        body.Shape($"rect x=\"{SvgWriter.Number(plot.Left)}\" y=\"{SvgWriter.Number(plot.Top - 8)}\" width=\"{SvgWriter.Number(plot.Right - plot.Left)}\" height=\"{SvgWriter.Number(plot.Bottom - plot.Top + 8)}\"");
        body.Close("clipPath");
        if (figure.Y.Categories is null && plot.YScale.Minimum < 0 && plot.YScale.Maximum > 0)
        {
            body.Line(plot.Left, plot.Ground, plot.Right, plot.Ground, "stroke=\"currentColor\" stroke-opacity=\"0.6\"");
        }

        SvgLabels labels = new(body, plot);
        foreach (Series series in figure.Series.Where(series => series.Kind is SeriesKind.Dots or SeriesKind.MarkedLine))
        {
            for (int index = 0; index < series.X.Count; index++)
            {
                labels.Reserve(plot.X(series.X[index]), plot.Y(series.Y[index]), 4);
            }
        }

        foreach (Series series in figure.Series.Where(series => figure.X.Categories is null && series.Kind is (SeriesKind.Line or SeriesKind.MarkedLine) && series.X.Count <= MostAvoided))
        {
            for (int index = 1; index < series.X.Count; index++)
            {
                (double x, double y, double nextX, double nextY) = (plot.X(series.X[index - 1]), plot.Y(series.Y[index - 1]), plot.X(series.X[index]), plot.Y(series.Y[index]));
                if (double.IsFinite(x + y + nextX + nextY))
                {
                    labels.Avoid(x, y, nextX, nextY);
                }
            }
        }

        // What is out of range is labelled first: it must not lose its place to a point that is well.
        foreach (Series series in figure.Series.Where(series => series.Labels is not null).OrderBy(series => series.Role == SeriesRole.Alarm ? 0 : 1))
        {
            double offset = 0;
            if (series.Kind == SeriesKind.Bars)
            {
                (double start, double width) = marks.BarSlot(series);
                offset = start + (width / 2);
            }

            for (int index = 0; index < series.X.Count; index++)
            {
                if (series.Labels![index].Length > 0 && double.IsFinite(series.Y[index]))
                {
                    labels.Place(plot.X(series.X[index]) + offset, plot.Y(series.Y[index]), series.Labels[index], series.Kind is SeriesKind.Dots or SeriesKind.MarkedLine ? 6 : 2);
                }
            }
        }
    }

    private static string Wrap(Figure figure, IReadOnlyList<SeriesStyle> styles, string body, double height, bool standalone)
    {
        SvgWriter svg = new();
        string size = $"{SvgWriter.Number(Width)} {SvgWriter.Number(Math.Ceiling(height))}";
        string fixedSize = standalone ? $" width=\"{SvgWriter.Number(Width)}\" height=\"{SvgWriter.Number(Math.Ceiling(height))}\" color=\"#1f2328\"" : " width=\"100%\"";
        svg.Open($"svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size}\"{fixedSize} role=\"img\" aria-labelledby=\"{IdPlace}-title {IdPlace}-desc\" fill=\"currentColor\" {Font}");
        svg.Element($"title id=\"{IdPlace}-title\"", figure.Title);
        svg.Element($"desc id=\"{IdPlace}-desc\"", figure.Caption ?? FigureDescription.Of(figure));
        if (standalone)
        {
            svg.Shape($"rect width=\"{SvgWriter.Number(Width)}\" height=\"{SvgWriter.Number(Math.Ceiling(height))}\" rx=\"4\" fill=\"#ffffff\"");
        }

        Hatchings(svg, figure, styles);
        string text = svg + body + "</svg>";
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return text.Replace(IdPlace, $"mlops-{digest[..10]}", StringComparison.Ordinal);
    }

    private static void Hatchings(SvgWriter svg, Figure figure, IReadOnlyList<SeriesStyle> styles)
    {
        IEnumerable<string> colours = figure.Series.Zip(styles)
            .Where(pair => pair.First.Kind == SeriesKind.Bars && pair.Second.Hatched)
            .Select(pair => pair.Second.Colour).Distinct();
        foreach (string colour in colours)
        {
            svg.Open($"pattern id=\"{IdPlace}-{colour[1..]}\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"");
            svg.Shape($"path d=\"M0 0V5\" stroke=\"{colour}\" stroke-width=\"3\"");
            svg.Close("pattern");
        }
    }

    private static IReadOnlyList<string> Lines(string text, double width, double size) =>
        TextCells.Wrap(TextCells.Clean(text), (int)(width / (size * 0.54)));
}
