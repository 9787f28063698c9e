using System.Globalization;
using MlopsNotebookKernel.Rendering.Figures.Scales;
using Plotly.NET;

namespace MlopsNotebookKernel.Rendering.Figures.Plotly;

/// <summary>The Plotly traces of a series.</summary>
internal static class PlotlyTraces
{
    /// <summary>One trace; a band is two, its lower edge and the area up to its upper edge.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="series">The series.</param>
    /// <param name="style">How it looks.</param>
    public static IEnumerable<Trace> Of(Figure figure, Series series, SeriesStyle style)
    {
        string name = PlotlyLayout.Text(series.Name);
        object y = Values(series.Y, figure.Y);
        object x = Values(series.X, figure.X);
        string[]? labels = series.Labels?.Select(PlotlyLayout.Text).ToArray();
        switch (series.Kind)
        {
            case SeriesKind.Bars:
                yield return Bar(style).With(("name", name), ("x", x), ("y", y), ("hovertext", labels), ("textposition", "none"));
                break;
            case SeriesKind.Histogram:
                yield return Bar(style).With(
                    ("name", name), ("x", x), ("y", y), ("width", Widths(series, figure.X)), ("offset", 0), ("hovertext", labels),
                    ("textposition", "none"), ("opacity", style.Hatched ? 0.8 : 0.55));
                break;
            case SeriesKind.Line or SeriesKind.Step:
                yield return new Trace("scatter").With(
                    ("name", name), ("mode", "lines"), ("x", x), ("y", y), ("hovertext", labels),
                    ("line", Line(style, series.Kind == SeriesKind.Step ? "hv" : "linear")));
                break;
            case SeriesKind.MarkedLine:
                yield return new Trace("scatter").With(
                    ("name", name), ("mode", "lines+markers"), ("x", x), ("y", y), ("hovertext", labels), ("line", Line(style, "linear")),
                    ("marker", PlotlyObjects.Object(("color", style.Colour), ("symbol", style.Marker), ("size", 8))));
                break;
            case SeriesKind.Dots:
                yield return new Trace("scatter").With(
                    ("name", name), ("mode", "markers"), ("x", x), ("y", y), ("hovertext", labels),
                    ("marker", PlotlyObjects.Object(("color", style.Colour), ("symbol", style.Marker), ("size", 9))));
                break;
            case SeriesKind.Band:
                foreach (Trace trace in Band(figure, series, style, name))
                {
                    yield return trace;
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(series), series.Kind, "This kind of series is not known.");
        }
    }

    /// <summary>Numbers as Plotly takes them: dates as ISO texts, what is not finite as null.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="axis">The axis they lie on.</param>
    public static object Values(IReadOnlyList<double> values, Axis axis) => axis.Format == "date"
        ? values.Select(day => double.IsFinite(day) ? AxisTicks.Day(day).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) : null).ToArray()
        : values.Select(value => double.IsFinite(value) ? value : (double?)null).ToArray();

    private static Trace Bar(SeriesStyle style) => new Trace("bar").With(("marker", PlotlyObjects.Object(
        ("color", style.Colour),
        ("line", PlotlyObjects.Object(("color", style.Colour), ("width", 1.2))),
        ("pattern", style.Hatched ? PlotlyObjects.Object(("shape", "/"), ("size", 6), ("solidity", 0.4), ("fillmode", "replace")) : null))));

    private static DynamicObj.DynamicObj Line(SeriesStyle style, string shape) =>
        PlotlyObjects.Object(("color", style.Colour), ("width", 2), ("dash", style.PlotlyDash), ("shape", shape));

    private static IEnumerable<Trace> Band(Figure figure, Series series, SeriesStyle style, string name)
    {
        (IReadOnlyList<double> x, IReadOnlyList<double> lower, IReadOnlyList<double> upper) = figure.X.Categories is null
            ? (series.X, series.Y, series.Upper!)
            : (Edges(series.X, 0.5), Twice(series.Y), Twice(series.Upper!));
        DynamicObj.DynamicObj edge = PlotlyObjects.Object(("color", style.Colour), ("width", 1), ("dash", "dot"));
        yield return new Trace("scatter").With(
            ("name", name), ("legendgroup", name), ("mode", "lines"), ("x", Values(x, figure.X)), ("y", Values(lower, figure.Y)),
            ("line", edge), ("showlegend", false), ("hoverinfo", "y"));
        yield return new Trace("scatter").With(
            ("name", name), ("legendgroup", name), ("mode", "lines"), ("x", Values(x, figure.X)), ("y", Values(upper, figure.Y)),
            ("line", edge), ("fill", "tonexty"), ("fillcolor", "rgba(127,127,127,0.2)"), ("hoverinfo", "y"));
    }

    private static double[] Edges(IReadOnlyList<double> values, double half) => [.. values.SelectMany(value => new[] { value - half, value + half })];

    private static double[] Twice(IReadOnlyList<double> values) => [.. values.SelectMany(value => new[] { value, value })];

    private static object Widths(Series series, Axis axis) => axis.Format == "date"
        ? series.Width!.Select(days => days * 86_400_000).ToArray()
        : series.Width!.ToArray();
}
