using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Jupyter.Outputs;

/// <summary>Bundles as messages hold them: texts as texts, JSON types as JSON.</summary>
/// <remarks>
/// Of a command's result the Plotly figure stays behind: front ends that draw it (JupyterLab and Visual Studio Code with
/// an extension) prefer it to HTML, and would show one chart in place of the verdict, the tables and all charts.
/// </remarks>
internal static class WireBundle
{
    /// <summary>The data of a message.</summary>
    /// <param name="bundle">What to show.</param>
    public static JsonObject Data(Bundle bundle)
    {
        bool isResult = bundle.Data.ContainsKey(MimeTypes.Result) && bundle.Data.ContainsKey(MimeTypes.Html);
        JsonObject data = [];
        foreach (string mimeType in bundle.Data.Keys.Order(StringComparer.Ordinal))
        {
            if (!isResult || mimeType != MimeTypes.Plotly)
            {
                string content = bundle.Data[mimeType];
                data[mimeType] = MimeTypes.IsJson(mimeType) ? Json(content) : content;
            }
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
