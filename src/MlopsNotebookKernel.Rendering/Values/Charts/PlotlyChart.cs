using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Values.Charts;

/// <summary>
/// Charts of Plotly.NET of whichever version the notebook loaded, known by name. The figure travels as it is; beside
/// it stands a static picture, or a table of its traces, for readers without Plotly.
/// </summary>
internal static class PlotlyChart
{
    private static readonly string[] Names = ["Plotly.NET.GenericChart", "Plotly.NET.GenericChart+GenericChart"];

    /// <summary>The bundle; null for any other value.</summary>
    /// <param name="value">The value.</param>
    public static Bundle? Of(object value)
    {
        Type? chart = value.GetType();
        while (chart is not null && !Names.Contains(chart.FullName, StringComparer.Ordinal))
        {
            chart = chart.BaseType;
        }

        if (chart is null)
        {
            return null;
        }

        // The functions stand on the type itself since Plotly.NET 5, on the module around it before.
        MethodInfo toJson = new[] { chart, chart.DeclaringType }.OfType<Type>()
            .Select(owner => owner.GetMethod("toFigureJson", BindingFlags.Public | BindingFlags.Static, [chart]))
            .OfType<MethodInfo>()
            .FirstOrDefault()
            ?? throw new InvalidOperationException("This version of Plotly.NET has no GenericChart.toFigureJson.");
        JsonObject figure = (JsonObject)JsonNode.Parse((string)toJson.Invoke(null, [value])!)!;
        figure.Remove("frames");
        figure["config"] ??= new JsonObject { ["displaylogo"] = false, ["responsive"] = true };
        // The notebook's own figure, not the one drawn again from our picture of it.
        return ViewRenderer.Render(Describe(figure), null).With(MimeTypes.Plotly, figure.ToJsonString());
    }

    private static View Describe(JsonObject figure)
    {
        JsonObject? layout = figure["layout"] as JsonObject;
        string? title = PlotlyTrace.Title(layout?["title"]);
        List<PlotlyTrace> traces = [.. (figure["data"] as JsonArray ?? []).OfType<JsonObject>().Select((trace, i) => new PlotlyTrace(trace, i))];
        // Without a title of its own: what its series are called, or of which kind they are.
        string[] named = [.. traces.Where(trace => trace.IsNamed).Select(trace => trace.Name)];
        string names = string.Join(", ", (named.Length > 0 ? named : [.. traces.Select(trace => trace.Type).Distinct()]).Take(ValueLimits.BriefElements));
        return PlotlyPicture.Of(traces, title ?? names, layout) is { } picture
            ? new View(ViewStatus.Neutral, "Plotly chart", [new ViewBlock.Chart(picture)])
            : new View(ViewStatus.Neutral, title ?? "Plotly chart", [Table(traces)]);
    }

    private static ViewBlock.Table Table(List<PlotlyTrace> traces) => new(
        [new ViewColumn("trace"), new ViewColumn("kind"), new ViewColumn("x"), new ViewColumn("y")],
        [.. traces.Take(ValueLimits.Rows).Select(trace => (IReadOnlyList<ViewCell>)[trace.Name, trace.Type, Range(trace.X), Range(trace.Y)])],
        "An interactive Plotly chart; shown here are its traces, for readers without Plotly.");

    private static string Range(JsonArray? values)
    {
        if (values is not { Count: > 0 })
        {
            return "";
        }

        string count = string.Create(CultureInfo.InvariantCulture, $"{values.Count:N0} values");
        if (PlotlyTrace.Numbers(values) is { } numbers)
        {
            return $"{count}, {ScalarText.InTable(numbers.Min())} to {ScalarText.InTable(numbers.Max())}";
        }

        string[] names = PlotlyTrace.Categories(values);
        return $"{count}, {BriefText.Clip(names[0])} to {BriefText.Clip(names[^1])}";
    }
}
