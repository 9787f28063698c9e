using MlopsNotebookKernel.Rendering.Markup;
using Plotly.NET;

namespace MlopsNotebookKernel.Rendering.Figures.Plotly;

/// <summary>The layout of a Plotly figure: titles, axes, legend, legible on light and dark pages.</summary>
internal static class PlotlyLayout
{
    private const string Grid = "rgba(127,127,127,0.25)";
    private const string Line = "rgba(127,127,127,0.7)";

    public static Layout Of(Figure figure) => new Layout().With(
        ("title", PlotlyObjects.Object(
            ("text", Text(figure.Title)), ("font", PlotlyObjects.Object(("size", 14))), ("x", 0.02), ("xanchor", "left"))),
        ("paper_bgcolor", "rgba(0,0,0,0)"),
        ("plot_bgcolor", "rgba(0,0,0,0)"),
        ("font", PlotlyObjects.Object(("color", SeriesStyle.TextOnAnyPage), ("size", 12))),
        ("height", 380),
        ("margin", PlotlyObjects.Object(("l", 64), ("r", 16), ("t", 72), ("b", 64))),
        ("barmode", "group"),
        ("bargap", 0.24),
        ("showlegend", figure.Series.Count > 1),
        ("legend", PlotlyObjects.Object(("orientation", "h"), ("x", 0), ("y", 1.02), ("yanchor", "bottom"))),
        ("hovermode", "closest"),
        ("xaxis", Axis(figure.X, zeroLine: false)),
        ("yaxis", Axis(figure.Y, zeroLine: true)));

    /// <summary>Plotly reads a few HTML tags in texts: encoded, they show as they are.</summary>
    /// <param name="text">Plain text.</param>
    public static string Text(string text) => MarkupText.Encode(text);

    private static DynamicObj.DynamicObj Axis(Axis axis, bool zeroLine)
    {
        DynamicObj.DynamicObj drawn = PlotlyObjects.Object(
            ("title", PlotlyObjects.Object(("text", Text(axis.Title)))),
            ("automargin", true),
            ("showgrid", zeroLine),
            ("gridcolor", Grid),
            ("linecolor", Line),
            ("zeroline", zeroLine),
            ("zerolinecolor", Line),
            ("tickformat", axis.Format == "percent" ? ".3~%" : null));
        if (axis.Categories is { } categories)
        {
            // Bars of several series stand side by side only on numbered positions; their names are the ticks' texts.
            drawn.With(
                ("tickmode", "array"),
                ("tickvals", Enumerable.Range(0, categories.Count).ToArray()),
                ("ticktext", categories.Select(Text).ToArray()),
                ("range", new[] { -0.5, Math.Max(1, categories.Count) - 0.5 }));
        }
        else if (axis.Format == "date")
        {
            drawn.With(("type", "date"));
        }

        if (axis.Minimum is { } minimum && axis.Maximum is { } maximum)
        {
            drawn.With(("range", PlotlyTraces.Values([minimum, maximum], axis)));
        }

        return drawn;
    }
}
