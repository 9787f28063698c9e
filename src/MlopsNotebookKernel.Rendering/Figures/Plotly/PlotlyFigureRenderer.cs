using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.FSharp.Collections;
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
        json.Remove("frames");
        json["config"] = new JsonObject { ["responsive"] = true, ["displaylogo"] = false };
        return json.ToJsonString();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Chart(Figure figure)
    {
        IReadOnlyList<SeriesStyle> styles = SeriesStyle.Of(figure.Series);
        IEnumerable<Trace> traces = figure.Series.Zip(styles).SelectMany(pair => PlotlyTraces.Of(figure, pair.First, pair.Second));

        // Made by its case, not by a function: those add a template of 9 KB.
        GenericChart chart = GenericChart.NewMultiChart(ListModule.OfSeq(traces), PlotlyLayout.Of(figure), new Config(), new DisplayOptions());
        return GenericChart.toFigureJson(chart);
    }
}
