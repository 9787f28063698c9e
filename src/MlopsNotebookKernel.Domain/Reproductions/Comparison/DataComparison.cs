using System.Globalization;
using System.Text.Json;

namespace MlopsNotebookKernel.Domain.Reproductions.Comparison;

/// <summary>Compares JSON by path.</summary>
internal static class DataComparison
{
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 256 };

    /// <summary>Compares.</summary>
    /// <param name="stored">The JSON stored.</param>
    /// <param name="now">The JSON now.</param>
    /// <param name="findings">Takes what is found.</param>
    public static void Run(string stored, string now, Findings findings)
    {
        if (Values(stored) is not { } was || Values(now) is not { } isNow)
        {
            ContentComparison.Texts("data, ", stored, now, findings);
            return;
        }

        foreach (string path in was.Keys.Union(isNow.Keys, StringComparer.Ordinal))
        {
            findings.Compare($"data, {path}", was.GetValueOrDefault(path), isNow.GetValueOrDefault(path));
        }
    }

    /// <summary>Each value by its path; null for what is no JSON.</summary>
    private static Dictionary<string, string>? Values(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Reading);
            Dictionary<string, string> values = new(StringComparer.Ordinal);
            Add("$", document.RootElement, values);
            return values;
        }
        catch (JsonException)
        {
            // Outputs are anybody's to edit: what is no JSON is compared as text.
            return null;
        }
    }

    private static void Add(string path, JsonElement element, Dictionary<string, string> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    Add($"{path}.{member.Name}", member.Value, values);
                }

                break;
            case JsonValueKind.Array:
                int index = 0;
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Add(string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"), item, values);
                }

                break;
            default:
                values[path] = element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
                break;
        }
    }
}
