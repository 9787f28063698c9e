using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Rendering.Markup;

namespace MlopsNotebookKernel.Rendering.Pages;

/// <summary>Outputs of cells on a page, each in its richest form that needs neither script nor network.</summary>
internal static partial class PageOutputs
{
    private static readonly string[] Pictures = ["image/png", "image/jpeg", "image/gif", "image/webp"];

    /// <summary>Renders an output.</summary>
    /// <param name="output">The output.</param>
    /// <param name="sanitizer">Sanitizes HTML.</param>
    public static string Render(CellOutput output, PageSanitizer sanitizer) => output switch
    {
        CellOutput.Stream stream => Text(stream.Text, stream.IsError ? "stream error-stream" : "stream"),
        CellOutput.Display display => Bundle(display.Bundle, sanitizer),
        CellOutput.Update update => Bundle(update.Bundle, sanitizer),
        CellOutput.Result result => Bundle(result.Bundle, sanitizer),
        CellOutput.Error error => Error(error),
        _ => throw new ArgumentOutOfRangeException(nameof(output), output, "This output is not known."),
    };

    /// <summary>The address of a picture that is part of the page; null when the content is no picture.</summary>
    /// <param name="mimeType">The picture's mime type.</param>
    /// <param name="content">Base64; for SVG the text itself.</param>
    public static string? PictureAddress(string mimeType, string content)
    {
        if (mimeType == MimeTypes.Svg)
        {
            return $"data:{MimeTypes.Svg};base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(content))}";
        }

        string base64 = string.Concat(content.Where(letter => !char.IsWhiteSpace(letter)));
        return Pictures.Contains(mimeType, StringComparer.Ordinal) && Base64.IsValid(base64) ? $"data:{mimeType};base64,{base64}" : null;
    }

    private static string Bundle(Bundle bundle, PageSanitizer sanitizer)
    {
        if (bundle.Data.TryGetValue(MimeTypes.Html, out string? html))
        {
            string safe = sanitizer.Sanitize(html);
            if (Shows(safe))
            {
                return $"<div class=\"rich\" tabindex=\"0\">{safe}</div>\n";
            }
        }

        foreach (string mimeType in Pictures.Prepend(MimeTypes.Svg))
        {
            if (bundle.Data.TryGetValue(mimeType, out string? content) && PictureAddress(mimeType, content) is { } address)
            {
                return $"<img src=\"{address}\" alt=\"{MarkupText.Encode(bundle.Text.Length > 0 ? bundle.Text : "picture")}\">\n";
            }
        }

        if (bundle.Data.TryGetValue(MimeTypes.Markdown, out string? markdown))
        {
            return $"<div class=\"rich\">{PageMarkdown.Render(markdown, sanitizer)}</div>\n";
        }

        return bundle.Text.Length > 0 ? Text(bundle.Text, "text")
            : bundle.Data.TryGetValue(MimeTypes.Json, out string? json) ? Text(json, "text")
            : $"<p class=\"absent\">[An output of {MarkupText.Encode(string.Join(", ", bundle.Data.Keys.Order(StringComparer.Ordinal)))}, which shows only in a front end.]</p>\n";
    }

    private static string Error(CellOutput.Error error)
    {
        StringBuilder html = new("<div class=\"error\" role=\"group\" aria-label=\"Error\">\n<p><strong>");
        html.Append(MarkupText.Encode(Plain(error.Name))).Append("</strong>");
        if (error.Place is { } place)
        {
            html.Append(CultureInfo.InvariantCulture, $" <span class=\"place\">{MarkupText.Encode(place)}</span>");
        }

        html.Append(CultureInfo.InvariantCulture, $"</p>\n<p class=\"message\">{MarkupText.Encode(Plain(error.Message))}</p>\n");
        if (error.Details.Count > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<pre tabindex=\"0\">{MarkupText.Encode(Plain(string.Join('\n', error.Details)))}</pre>\n");
        }

        return html.Append("</div>\n").ToString();
    }

    private static string Text(string text, string kind) =>
        $"<pre class=\"{kind}\" tabindex=\"0\">{MarkupText.Encode(Plain(text).TrimEnd('\n'))}</pre>\n";

    /// <summary>What only a script would have drawn leaves nothing to see.</summary>
    private static bool Shows(string html) =>
        html.Contains("<img ", StringComparison.Ordinal) || html.Contains("<svg", StringComparison.Ordinal)
        || System.Net.WebUtility.HtmlDecode(Tags().Replace(Styles().Replace(html, ""), "")).Trim().Length > 0;

    /// <summary>Text without a terminal's colours; a line written over keeps what was written last.</summary>
    private static string Plain(string text)
    {
        string plain = Escapes().Replace(text, "").Replace("\r\n", "\n", StringComparison.Ordinal);
        return plain.Contains('\r', StringComparison.Ordinal)
            ? string.Join('\n', plain.Split('\n').Select(line => line.TrimEnd('\r')[(line.TrimEnd('\r').LastIndexOf('\r') + 1)..]))
            : plain;
    }

    [GeneratedRegex("\u001b\\[[0-9;?]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*(\u0007|\u001b\\\\)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Escapes();

    [GeneratedRegex("<style[^>]*>.*?</style>", RegexOptions.Singleline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Styles();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Tags();
}
