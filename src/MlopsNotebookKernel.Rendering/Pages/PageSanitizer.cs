using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Pages;

/// <summary>
/// Makes HTML of notebooks fit for a page: no scripts, forms, frames or addresses of pictures; static pictures, tables
/// and styles stay. The style sheet of our own views is on the page once, so its copies go.
/// </summary>
internal sealed class PageSanitizer
{
    private static readonly string[] Removed =
    [
        "body", "head", "html", "form", "input", "button", "select", "option", "optgroup", "textarea", "datalist", "keygen", "fieldset",
        "legend", "label", "map", "area", "menu", "menuitem",
    ];

    private static readonly string[] SvgTags =
    [
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc", "defs", "clipPath",
        "linearGradient", "radialGradient", "stop", "pattern", "marker", "symbol", "use",
    ];

    private static readonly string[] SvgAttributes =
    [
        "viewBox", "xmlns", "d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "points", "transform", "fill",
        "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
        "stroke-miterlimit", "opacity", "text-anchor", "dominant-baseline", "font-size", "font-family", "font-weight", "font-style", "clip-path",
        "offset", "stop-color", "stop-opacity", "gradientUnits", "gradientTransform", "patternUnits", "patternTransform", "preserveAspectRatio",
        "paint-order", "shape-rendering", "vector-effect", "visibility", "letter-spacing", "marker-end", "marker-start", "markerWidth",
        "markerHeight", "refX", "refY", "orient", "clip-rule", "clipPathUnits", "hidden", "class", "id", "role",
    ];

    private static readonly string[] SvgProperties =
    [
        "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
        "stroke-miterlimit", "stop-color", "stop-opacity", "text-anchor", "dominant-baseline", "paint-order", "clip-path", "clip-rule", "font-variant-numeric",
    ];

    private readonly HtmlSanitizer _sanitizer = new();
    private Func<string, Bundle?>? _attachments;

    /// <summary>Makes a sanitizer; it is for one thread.</summary>
    public PageSanitizer()
    {
        _sanitizer.AllowedTags.ExceptWith(Removed);
        _sanitizer.AllowedTags.UnionWith(SvgTags);
        _sanitizer.AllowedTags.Add("style");
        _sanitizer.AllowedAttributes.UnionWith(SvgAttributes);
        _sanitizer.AllowedAttributes.ExceptWith(["contenteditable", "name", "accesskey", "draggable", "dropzone", "autocomplete", "action", "target"]);
        _sanitizer.AllowedCssProperties.UnionWith(SvgProperties);
        _sanitizer.AllowedAtRules.Add(AngleSharp.Css.Dom.CssRuleType.Media);
        _sanitizer.AllowedSchemes.UnionWith(["mailto", "data", "attachment"]);
        _sanitizer.RemovingAttribute += (_, arguments) =>
            arguments.Cancel = arguments.Attribute.Name.StartsWith("aria-", StringComparison.OrdinalIgnoreCase);
        _sanitizer.FilterUrl += (_, arguments) => arguments.SanitizedUrl = Address(arguments.Tag, arguments.OriginalUrl, arguments.SanitizedUrl);
        _sanitizer.PostProcessNode += (_, arguments) => Finish(arguments);
    }

    /// <summary>Sanitizes a fragment; what comes back is balanced and stands for itself.</summary>
    /// <param name="html">The fragment.</param>
    /// <param name="attachments">Finds pictures kept with the cell; null where there are none.</param>
    public string Sanitize(string html, Func<string, Bundle?>? attachments = null)
    {
        _attachments = attachments;
        return _sanitizer.Sanitize(html.Replace($"<style>{ViewStyle.Sheet}</style>", "", StringComparison.Ordinal));
    }

    /// <summary>The address to keep; null for none.</summary>
    /// <param name="tag">The element it stands in.</param>
    /// <param name="address">The address as written.</param>
    /// <param name="safe">The address where its scheme is allowed at all; null where it is not.</param>
    private string? Address(IElement? tag, string address, string? safe)
    {
        string trimmed = address.Trim();
        if (tag is IHtmlImageElement)
        {
            return trimmed.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) ? trimmed
                : trimmed.StartsWith("attachment:", StringComparison.OrdinalIgnoreCase) ? Attachment(Uri.UnescapeDataString(trimmed["attachment:".Length..]))
                : null;
        }

        return tag is IHtmlAnchorElement
            ? trimmed.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || trimmed.StartsWith("attachment:", StringComparison.OrdinalIgnoreCase) ? null : safe
            : trimmed.StartsWith('#') ? trimmed : null;
    }

    private string? Attachment(string name) =>
        _attachments?.Invoke(name)?.Data.FirstOrDefault(entry => entry.Key.StartsWith("image/", StringComparison.Ordinal)) is { Key: { } type, Value: { } content }
            ? PageOutputs.PictureAddress(type, content)
            : null;

    private static void Finish(PostProcessNodeEventArgs arguments)
    {
        if (arguments.Node is IHtmlAnchorElement link)
        {
            link.SetAttribute("rel", "noopener noreferrer");
        }

        if (arguments.Node is IHtmlImageElement picture && !picture.HasAttribute("src"))
        {
            IElement note = arguments.Document.CreateElement("span");
            note.ClassName = "absent";
            note.TextContent = picture.AlternativeText is { Length: > 0 } text
                ? $"[picture not kept in the notebook: {text}]"
                : "[picture not kept in the notebook]";
            arguments.ReplacementNodes.Add(note);
        }
    }
}
