using System.Text;
using MlopsNotebookKernel.Rendering.Figures.Scales;

namespace MlopsNotebookKernel.Rendering.Figures.Svg;

/// <summary>Draws the series of a figure into its plot.</summary>
/// <param name="svg">Takes the elements.</param>
/// <param name="figure">The figure.</param>
/// <param name="plot">Where to draw.</param>
/// <param name="idPrefix">Starts the ids of this picture's definitions.</param>
internal sealed class SvgMarks(SvgWriter svg, Figure figure, SvgPlot plot, string idPrefix)
{
    private const int MostTooltips = 400;

    /// <summary>The fill of a series' areas.</summary>
    /// <param name="style">Its style.</param>
    /// <param name="prefix">Starts the ids of definitions.</param>
    public static string Fill(SeriesStyle style, string prefix) => style.Hatched
        ? $"fill=\"url(#{prefix}-{style.Colour[1..]})\""
        : $"fill=\"{style.Colour}\" fill-opacity=\"0.6\"";

    /// <summary>Draws one series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="style">Its style.</param>
    public void Draw(Series series, SeriesStyle style)
    {
        switch (series.Kind)
        {
            case SeriesKind.Bars:
                Bars(series, style);
                break;
            case SeriesKind.Histogram:
                Histogram(series, style);
                break;
            case SeriesKind.Line:
                Stroke(LinePath(series, step: false), style);
                break;
            case SeriesKind.MarkedLine:
                Stroke(LinePath(series, step: false), style);
                Dots(series, style);
                break;
            case SeriesKind.Step:
                Stroke(LinePath(series, step: true), style);
                break;
            case SeriesKind.Dots:
                Dots(series, style);
                break;
            case SeriesKind.Band:
                Band(series, style);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(series), series.Kind, "This kind of series is not known.");
        }
    }

    /// <summary>A marker's shape around a point.</summary>
    /// <param name="marker">The shape's name.</param>
    /// <param name="x">The point.</param>
    /// <param name="y">The point.</param>
    /// <param name="radius">Half its size in pixels.</param>
    public static string Marker(string marker, double x, double y, double radius)
    {
        string N(double value) => SvgWriter.Number(value);
        double wide = radius * 1.25;
        return marker switch
        {
            "diamond" => $"path d=\"M{N(x)} {N(y - wide)}L{N(x + wide)} {N(y)}L{N(x)} {N(y + wide)}L{N(x - wide)} {N(y)}Z\"",
            "triangle-up" => $"path d=\"M{N(x)} {N(y - wide)}L{N(x + wide)} {N(y + radius)}L{N(x - wide)} {N(y + radius)}Z\"",
            "square" => $"path d=\"M{N(x - radius)} {N(y - radius)}H{N(x + radius)}V{N(y + radius)}H{N(x - radius)}Z\"",
            _ => $"circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\"",
        };
    }

    /// <summary>The place of a series among those drawn as bars, and how many those are.</summary>
    /// <param name="series">The series.</param>
    public (double Offset, double Width) BarSlot(Series series)
    {
        Series[] bars = [.. figure.Series.Where(other => other.Kind == SeriesKind.Bars)];
        int place = Array.FindIndex(bars, other => ReferenceEquals(other, series));
        double group = plot.Unit * 0.76;
        double width = group / bars.Length;
        return ((-group / 2) + (place * width), width);
    }

    private void Bars(Series series, SeriesStyle style)
    {
        (double offset, double width) = BarSlot(series);
        double gap = width > 6 ? 1 : 0;
        foreach (int index in Finite(series))
        {
            double left = plot.X(series.X[index]) + offset + (gap / 2);
            double top = plot.Y(series.Y[index]);
            svg.Shape(
                $"rect x=\"{SvgWriter.Number(left)}\" y=\"{SvgWriter.Number(Math.Min(top, plot.Ground))}\" width=\"{SvgWriter.Number(Math.Max(0.5, width - gap))}\" height=\"{SvgWriter.Number(Math.Abs(plot.Ground - top))}\" {Fill(style, idPrefix)} stroke=\"{style.Colour}\" stroke-width=\"1.2\"",
                Tooltip(series, index));
        }
    }

    // Touching bars are one outline: separate rectangles would show seams.
    private void Histogram(Series series, SeriesStyle style)
    {
        StringBuilder path = new();
        double end = double.NaN;
        foreach (int index in Finite(series))
        {
            double left = plot.X(series.X[index]);
            double right = plot.X(series.X[index] + series.Width![index]);
            double top = plot.Y(series.Y[index]);
            bool touching = Math.Abs(left - end) < 0.05;
            if (!touching && !double.IsNaN(end))
            {
                path.Append('V').Append(SvgWriter.Number(plot.Ground));
            }

            if (!touching)
            {
                path.Append('M').Append(SvgWriter.Number(left)).Append(' ').Append(SvgWriter.Number(plot.Ground));
            }

            path.Append('V').Append(SvgWriter.Number(top)).Append('H').Append(SvgWriter.Number(right));
            end = right;
        }

        if (path.Length == 0)
        {
            return;
        }

        path.Append('V').Append(SvgWriter.Number(plot.Ground));
        string fill = style.Hatched ? "fill=\"none\"" : $"fill=\"{style.Colour}\" fill-opacity=\"0.45\"";
        string stroke = style.Hatched ? "stroke-width=\"2\"" : "stroke-width=\"1.2\"";
        svg.Shape($"path d=\"{path}\" {fill} stroke=\"{style.Colour}\" {stroke} stroke-linejoin=\"miter\"", series.Name);
    }

    private string LinePath(Series series, bool step)
    {
        StringBuilder path = new();
        bool open = false;
        double extend = figure.X.Categories is not null && series.Role == SeriesRole.Limit ? plot.Unit / 2 : 0;
        for (int index = 0; index < series.X.Count; index++)
        {
            if (!double.IsFinite(series.X[index]) || !double.IsFinite(series.Y[index]))
            {
                open = false;
                continue;
            }

            double x = plot.X(series.X[index]);
            string y = SvgWriter.Number(plot.Y(series.Y[index]));
            bool first = !open;
            bool last = index == series.X.Count - 1;
            x += first ? -extend : last ? extend : 0;
            if (first)
            {
                path.Append('M').Append(SvgWriter.Number(x)).Append(' ').Append(y);
                if (last && extend > 0)
                {
                    path.Append('H').Append(SvgWriter.Number(x + (2 * extend)));
                }
            }
            else if (step)
            {
                path.Append('H').Append(SvgWriter.Number(x)).Append('V').Append(y);
            }
            else
            {
                path.Append('L').Append(SvgWriter.Number(x)).Append(' ').Append(y);
            }

            open = true;
        }

        return path.ToString();
    }

    private void Stroke(string path, SeriesStyle style)
    {
        if (path.Length > 0)
        {
            string dash = style.Dash.Length == 0 ? "" : $" stroke-dasharray=\"{style.Dash}\"";
            svg.Shape($"path d=\"{path}\" fill=\"none\" stroke=\"{style.Colour}\" stroke-width=\"2\" stroke-linejoin=\"round\"{dash}");
        }
    }

    private void Dots(Series series, SeriesStyle style)
    {
        double radius = series.Role == SeriesRole.Alarm ? 5 : series.X.Count > 200 ? 2 : 4;
        foreach (int index in Finite(series))
        {
            svg.Shape(
                $"{Marker(style.Marker, plot.X(series.X[index]), plot.Y(series.Y[index]), radius)} fill=\"{style.Colour}\"",
                Tooltip(series, index));
        }
    }

    private void Band(Series series, SeriesStyle style)
    {
        int[] points = [.. Finite(series).Where(index => double.IsFinite(series.Upper![index]))];
        if (points.Length == 0)
        {
            return;
        }

        // On an axis of categories each category has its own range, over its whole width.
        double half = figure.X.Categories is null ? 0 : plot.Unit / 2;
        StringBuilder path = new();
        void Edge(IEnumerable<int> order, IReadOnlyList<double> values, int direction)
        {
            foreach (int index in order)
            {
                double x = plot.X(series.X[index]);
                string y = SvgWriter.Number(plot.Y(values[index]));
                path.Append(path.Length == 0 ? 'M' : 'L').Append(SvgWriter.Number(x - (half * direction))).Append(' ').Append(y);
                if (half > 0)
                {
                    path.Append('H').Append(SvgWriter.Number(x + (half * direction)));
                }
            }
        }

        Edge(points, series.Upper!, 1);
        Edge(points.Reverse(), series.Y, -1);
        svg.Shape(
            $"path d=\"{path}Z\" fill=\"{style.Colour}\" fill-opacity=\"0.2\" stroke=\"{style.Colour}\" stroke-dasharray=\"2 3\"",
            series.Name);
    }

    private static IEnumerable<int> Finite(Series series) => Enumerable.Range(0, series.X.Count)
        .Where(index => double.IsFinite(series.X[index]) && double.IsFinite(series.Y[index]));

    private string? Tooltip(Series series, int index)
    {
        if (series.X.Count > MostTooltips)
        {
            return null;
        }

        string place = AxisText.Value(series.X[index], figure.X);
        string label = series.Labels is null || series.Labels[index].Length == 0 ? "" : $" ({series.Labels[index]})";
        return $"{series.Name}, {place}: {AxisText.Value(series.Y[index], figure.Y)}{label}";
    }
}
