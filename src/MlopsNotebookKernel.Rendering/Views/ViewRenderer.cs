using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Rendering.Views;

/// <summary>
/// Turns a view into one bundle: HTML with static pictures, plain text, JSON, and for its first chart the picture
/// alone and a Plotly figure.
/// </summary>
public static class ViewRenderer
{
    /// <summary>Renders a view.</summary>
    /// <param name="view">The view.</param>
    /// <param name="json">The result as JSON text; null for none.</param>
    public static Bundle Render(View view, string? json)
    {
        System.Text.StringBuilder text = new(view.Summary);
        foreach (ViewBlock block in view.Blocks)
        {
            text.Append('\n').Append(block);
        }

        Bundle bundle = Bundle.OfHtml($"<pre>{System.Net.WebUtility.HtmlEncode(text.ToString())}</pre>", text.ToString());
        return json is null ? bundle : bundle.With(MimeTypes.Json, json);
    }
}
