namespace MlopsNotebookKernel.Domain.Outputs;

/// <summary>The mime types a bundle may hold.</summary>
public static class MimeTypes
{
    /// <summary>Plain text.</summary>
    public const string Text = "text/plain";

    /// <summary>HTML that shows without network and without scripts.</summary>
    public const string Html = "text/html";

    /// <summary>Markdown.</summary>
    public const string Markdown = "text/markdown";

    /// <summary>A static picture.</summary>
    public const string Svg = "image/svg+xml";

    /// <summary>A picture of points; the data is in base64.</summary>
    public const string Png = "image/png";

    /// <summary>A photograph; the data is in base64.</summary>
    public const string Jpeg = "image/jpeg";

    /// <summary>JSON; the data is JSON text.</summary>
    public const string Json = "application/json";

    /// <summary>
    /// A command's result; the data is JSON text. A type of its own, because front ends that know <see cref="Json"/>
    /// (JupyterLab, Visual Studio Code) show it as a tree and the HTML beside it not at all.
    /// </summary>
    public const string Result = "application/vnd.mlops.result+json";

    /// <summary>A Plotly figure; the data is JSON text with <c>data</c>, <c>layout</c> and <c>config</c>.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>Whether data of this type is JSON text, stored as a JSON value in notebooks.</summary>
    /// <param name="mimeType">A mime type.</param>
    public static bool IsJson(string mimeType) =>
        mimeType == Json || (mimeType.EndsWith("+json", StringComparison.Ordinal));
}
