using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlopsNotebookKernel.Rendering.Values.Charts;

/// <summary>A trace of a Plotly figure, read from its JSON.</summary>
/// <param name="trace">The trace.</param>
/// <param name="number">Its place in the figure, from 0.</param>
internal sealed class PlotlyTrace(JsonObject trace, int number)
{
    /// <summary>Its name in the legend, or one by its place.</summary>
    public string Name { get; } = Text(trace["name"]) ?? string.Create(CultureInfo.InvariantCulture, $"trace {number}");

    /// <summary>Whether it has a name of its own.</summary>
    public bool IsNamed { get; } = Text(trace["name"]) is not null;

    /// <summary>Its type: <c>scatter</c>, <c>bar</c>, <c>histogram</c>, …</summary>
    public string Type { get; } = Text(trace["type"]) ?? "scatter";

    /// <summary>How a scatter is drawn, such as <c>lines+markers</c>; Plotly's default is lines for many points, markers too for few.</summary>
    public string Mode { get; } = Text(trace["mode"]) ?? "lines";

    /// <summary>Whether bars lie along the horizontal axis.</summary>
    public bool IsHorizontal { get; } = Text(trace["orientation"]) == "h";

    /// <summary>The horizontal positions; null when it has none.</summary>
    public JsonArray? X { get; } = trace["x"] as JsonArray;

    /// <summary>The vertical positions; null when it has none.</summary>
    public JsonArray? Y { get; } = trace["y"] as JsonArray;

    /// <summary>The text of a title, which Plotly writes as a text or as an object with one.</summary>
    /// <param name="title">The title.</param>
    public static string? Title(JsonNode? title) => title is JsonObject inner ? Text(inner["text"]) : Text(title);

    /// <summary>All values as numbers; null when one is none.</summary>
    /// <param name="values">The values.</param>
    public static double[]? Numbers(JsonArray values)
    {
        double[] numbers = new double[values.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (values[i] is not JsonValue value || value.GetValueKind() != JsonValueKind.Number)
            {
                return null;
            }

            numbers[i] = value.GetValue<double>();
        }

        return numbers;
    }

    /// <summary>All values as days since 0001-01-01; null when one is no time.</summary>
    /// <param name="values">The values.</param>
    public static double[]? Days(JsonArray values)
    {
        double[] days = new double[values.Count];
        for (int i = 0; i < days.Length; i++)
        {
            if (Text(values[i]) is not { Length: >= 10 } text || text[4] != '-'
                || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime time))
            {
                return null;
            }

            days[i] = time.Ticks / (double)TimeSpan.TicksPerDay;
        }

        return days;
    }

    /// <summary>All values as names of categories.</summary>
    /// <param name="values">The values.</param>
    public static string[] Categories(JsonArray values) => [.. values.Select(value => Text(value) ?? value?.ToJsonString() ?? "null")];

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : null;
}
