using System.Globalization;
using System.Text.Json;
using MlopsNotebookKernel.Domain.Reproductions.Comparison;

namespace MlopsNotebookKernel.Rendering.Contents;

/// <summary>Reads what a Plotly figure draws: its traces' data and its titles; colours and sizes of the paper are no data.</summary>
internal static class FigureReader
{
    private const string Title = "title";

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 128 };

    /// <summary>The traces; null for what is no figure.</summary>
    /// <param name="json">The figure.</param>
    public static IReadOnlyList<ChartTrace>? Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Reading);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("data", out JsonElement data) || data.ValueKind != JsonValueKind.Array)
            {
                return null;
            }

            List<ChartTrace> traces = [.. data.EnumerateArray().Select((trace, index) => Trace(trace, index + 1))];
            if (document.RootElement.TryGetProperty("layout", out JsonElement layout))
            {
                Dictionary<string, IReadOnlyList<string>> titles = [];
                AddTitles("", layout, titles);
                traces.Add(new ChartTrace("titles", titles));
            }

            return traces;
        }
        catch (JsonException)
        {
            // Outputs are anybody's to edit: what is no figure shows no chart.
            return null;
        }
    }

    private static ChartTrace Trace(JsonElement trace, int number)
    {
        Dictionary<string, IReadOnlyList<string>> series = [];
        AddSeries("", trace, series);
        return new ChartTrace(
            series.GetValueOrDefault("name") is [{ Length: > 0 } name] ? name : string.Create(CultureInfo.InvariantCulture, $"trace {number}"), series);
    }

    private static void AddSeries(string path, JsonElement element, Dictionary<string, IReadOnlyList<string>> series)
    {
        foreach (JsonProperty member in element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : default)
        {
            string name = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            switch (member.Value.ValueKind)
            {
                case JsonValueKind.Object:
                    AddSeries(name, member.Value, series);
                    break;
                case JsonValueKind.Array:
                    series[name] = [.. member.Value.EnumerateArray().Select(Text)];
                    break;
                default:
                    // Single values within marker, line and the like are how it is drawn.
                    if (path.Length == 0 || member.Name is "bdata")
                    {
                        series[name] = [Text(member.Value)];
                    }

                    break;
            }
        }
    }

    private static void AddTitles(string path, JsonElement element, Dictionary<string, IReadOnlyList<string>> titles)
    {
        foreach (JsonProperty member in element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : default)
        {
            string name = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (member.Value.ValueKind == JsonValueKind.Object && member.Name != "template")
            {
                AddTitles(name, member.Value, titles);
            }
            else if (member.Value.ValueKind == JsonValueKind.String && (member.Name == Title || (member.Name == "text" && path.EndsWith(Title, StringComparison.Ordinal))))
            {
                titles[name] = [Text(member.Value)];
            }
        }
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
