using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Jupyter.Outputs;

/// <summary>Bundles as messages hold them: texts as texts, JSON types as JSON.</summary>
internal static class WireBundle
{
    /// <summary>The data of a message.</summary>
    /// <param name="bundle">What to show.</param>
    public static JsonObject Data(Bundle bundle)
    {
        JsonObject data = [];
        foreach ((string mimeType, string content) in bundle.Data.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            data[mimeType] = MimeTypes.IsJson(mimeType) ? Json(content) : content;
        }

        return data;
    }

    /// <summary>Content that says it is JSON and is not travels as a text: a cell may display anything.</summary>
    private static JsonNode? Json(string content)
    {
        try
        {
            return JsonNode.Parse(content);
        }
        catch (JsonException)
        {
            return content;
        }
    }
}
