using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Plotly.NET;

namespace MlopsNotebookKernel.Rendering.Figures.Plotly;

/// <summary>
/// Makes the interactive twin of the static picture: a Plotly figure with the same roles, colours, dashes and markers,
/// on a transparent background. It carries no template: what it needs is in its layout.
/// </summary>
public static class PlotlyFigureRenderer
{
    /// <summary>The figure as JSON text with <c>data</c>, <c>layout</c> and <c>config</c>.</summary>
    /// <param name="figure">The figure.</param>
    /// <exception cref="ArgumentException">The figure's lists do not fit together.</exception>
    public static string Render(Figure figure)
    {
        FigureShape.Check(figure);

        // A method of its own: loading Plotly.NET and F# takes longer than all else, and happens when it is first entered.
        JsonObject json = JsonNode.Parse(Chart(figure))!.AsObject();
        json["config"] = new JsonObject { ["responsive"] = true, ["displaylogo"] = false };
        return json.ToJsonString();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Chart(Figure figure)
    {
        IReadOnlyList<SeriesStyle> styles = SeriesStyle.Of(figure.Series);
        IEnumerable<GenericChart> charts = figure.Series.Zip(styles)
            .SelectMany(pair => PlotlyTraces.Of(figure, pair.First, pair.Second))
            .Select(trace => GenericChart.ofTraceObject(false, trace));
        GenericChart chart = GenericChart.setLayout(PlotlyLayout.Of(figure), GenericChart.combine(charts));
        return GenericChart.toFigureJson(chart);
    }
}
