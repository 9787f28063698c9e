using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Values;

/// <summary>
/// Charts of Plotly.NET of whichever version the notebook loaded, known by name. The figure travels as it is; beside
/// it stands a table of its traces for front ends that draw no Plotly figures.
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
        return ViewRenderer.Render(Describe(figure), null).With(MimeTypes.Plotly, figure.ToJsonString(new JsonSerializerOptions()));
    }

    private static View Describe(JsonObject figure)
    {
        List<IReadOnlyList<ViewCell>> rows = [];
        foreach (JsonObject trace in (figure["data"] as JsonArray ?? []).OfType<JsonObject>().Take(ValueLimits.Rows))
        {
            rows.Add([
                Text(trace["name"]) ?? string.Create(CultureInfo.InvariantCulture, $"trace {rows.Count}"),
                Text(trace["type"]) ?? "scatter",
                Range(trace["x"]),
                Range(trace["y"]),
            ]);
        }

        JsonObject? layout = figure["layout"] as JsonObject;
        string title = Title(layout?["title"]) ?? "Plotly chart";
        string x = Title((layout?["xaxis"] as JsonObject)?["title"]) ?? "x";
        string y = Title((layout?["yaxis"] as JsonObject)?["title"]) ?? "y";
        return new View(ViewStatus.Neutral, title,
        [
            new ViewBlock.Table([new ViewColumn("trace"), new ViewColumn("kind"), new ViewColumn(x), new ViewColumn(y)], rows,
                "An interactive Plotly chart; shown here are its traces, for readers without Plotly."),
        ]);
    }

    private static string Range(JsonNode? values)
    {
        if (values is not JsonArray { Count: > 0 } list)
        {
            return "";
        }

        double[] numbers = [.. list.Select(Number).OfType<double>()];
        return numbers.Length == list.Count
            ? string.Create(CultureInfo.InvariantCulture, $"{list.Count:N0} values, {ScalarText.InTable(numbers.Min())} to {ScalarText.InTable(numbers.Max())}")
            : string.Create(CultureInfo.InvariantCulture, $"{list.Count:N0} values, {BriefText.Clip(list[0]?.ToString() ?? "null")} to {BriefText.Clip(list[^1]?.ToString() ?? "null")}");
    }

    private static double? Number(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : null;

    private static string? Title(JsonNode? title) => title is JsonObject inner ? Text(inner["text"]) : Text(title);

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : null;
}
