using System.Globalization;
using System.Text;
using MlopsNotebookKernel.Rendering.Markup;

namespace MlopsNotebookKernel.Rendering.Views;

/// <summary>
/// Writes a view as a self-contained HTML fragment: no script, no address, every text encoded, and well-formed as XML.
/// </summary>
internal static class HtmlViewWriter
{
    public static string Write(View view)
    {
        StringBuilder html = new();
        html.Append("<div class=\"mlops-view\"><style>").Append(ViewStyle.Sheet).Append("</style>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"mlops-summary\"{MarkupText.Direction(view.Summary)}>");
        if (view.Status != ViewStatus.Neutral)
        {
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"mlops-mark {StatusMark.Class(view.Status)}\" role=\"img\" aria-label=\"{StatusMark.Word(view.Status)}\">{StatusMark.Sign(view.Status)}</span> ");
        }

        html.Append(MarkupText.Encode(view.Summary)).Append("</p>\n");
        Blocks(html, view.Blocks, HtmlSetting.Fragment);
        return html.Append("</div>").ToString();
    }

    /// <summary>Writes blocks alone, to stand in an element of the class <c>mlops-view</c>.</summary>
    /// <param name="html">Takes them.</param>
    /// <param name="blocks">The blocks.</param>
    /// <param name="setting">Where they stand.</param>
    public static void Blocks(StringBuilder html, IReadOnlyList<ViewBlock> blocks, HtmlSetting setting)
    {
        foreach (ViewBlock block in blocks)
        {
            Block(html, block, setting);
        }
    }

    private static void Block(StringBuilder html, ViewBlock block, HtmlSetting setting)
    {
        switch (block)
        {
            case ViewBlock.Paragraph paragraph:
                Element(html, "p", paragraph.Text);
                break;
            case ViewBlock.Heading heading:
                Element(html, setting.Heading, heading.Text);
                break;
            case ViewBlock.Callout callout:
                Callout(html, callout);
                break;
            case ViewBlock.Facts facts:
                Facts(html, facts);
                break;
            case ViewBlock.Table table:
                HtmlTable.Write(html, table, setting);
                break;
            case ViewBlock.Chart chart:
                HtmlFigure.Write(html, chart.Drawing, setting);
                break;
            case ViewBlock.Picture picture:
                Picture(html, picture);
                break;
            case ViewBlock.Code code:
                Code(html, code);
                break;
            case ViewBlock.Fold fold:
                Fold(html, fold, setting);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "This block is not known.");
        }
    }

    private static void Element(StringBuilder html, string name, string text) =>
        html.Append(CultureInfo.InvariantCulture, $"<{name}{MarkupText.Direction(text)}>{MarkupText.Encode(text)}</{name}>\n");

    private static void Callout(StringBuilder html, ViewBlock.Callout callout)
    {
        string sign = callout.Status == ViewStatus.Neutral ? "" : $"{StatusMark.Sign(callout.Status)} ";
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"mlops-callout\"{MarkupText.Direction(callout.Text)}><span class=\"mlops-mark {StatusMark.Class(callout.Status)}\">");
        html.Append(CultureInfo.InvariantCulture, $"{sign}{StatusMark.Word(callout.Status)}</span> {MarkupText.Encode(callout.Text)}</p>\n");
    }

    private static void Facts(StringBuilder html, ViewBlock.Facts facts)
    {
        html.Append("<dl>\n");
        foreach ((string label, string value) in facts.Items)
        {
            html.Append(CultureInfo.InvariantCulture, $"<dt{MarkupText.Direction(label)}>{MarkupText.Encode(label)}</dt>");
            html.Append(CultureInfo.InvariantCulture, $"<dd{MarkupText.Direction(value)}>{MarkupText.Encode(value)}</dd>\n");
        }

        html.Append("</dl>\n");
    }

    /// <summary>Drawn for paper, as likely as not: on white in a dark theme, too.</summary>
    private static void Picture(StringBuilder html, ViewBlock.Picture picture)
    {
        string description = MarkupText.Encode(picture.Description);
        html.Append(CultureInfo.InvariantCulture, $"<figure><img alt=\"{description}\" style=\"max-width:100%;height:auto;background:#fff\" ");
        html.Append(CultureInfo.InvariantCulture, $"src=\"data:{MarkupText.Encode(picture.MimeType)};base64,{Convert.ToBase64String(picture.Content)}\"/>");
        html.Append(CultureInfo.InvariantCulture, $"<figcaption{MarkupText.Direction(picture.Description)}>{description}</figcaption></figure>\n");
    }

    private static void Code(StringBuilder html, ViewBlock.Code code)
    {
        html.Append(CultureInfo.InvariantCulture, $"<pre tabindex=\"0\"><code class=\"language-{MarkupText.Encode(code.Language)}\">");
        string text = code.Text.ReplaceLineEndings("\n").TrimEnd('\n');
        if (code.Language == "diff")
        {
            html.AppendJoin('\n', text.Split('\n').Select(DiffLine));
        }
        else
        {
            html.Append(MarkupText.Encode(text));
        }

        html.Append("</code></pre>\n");
    }

    private static string DiffLine(string line)
    {
        string encoded = MarkupText.Encode(line);
        return line switch
        {
            ['+', ..] => $"<span class=\"mlops-plus\">{encoded}</span>",
            ['-', ..] => $"<span class=\"mlops-minus\">{encoded}</span>",
            _ => encoded,
        };
    }

    private static void Fold(StringBuilder html, ViewBlock.Fold fold, HtmlSetting setting)
    {
        html.Append(fold.Open ? "<details open=\"open\">" : "<details>");
        html.Append(CultureInfo.InvariantCulture, $"<summary{MarkupText.Direction(fold.Summary)}>{MarkupText.Encode(fold.Summary)}</summary>\n");
        Blocks(html, fold.Blocks, setting);
        html.Append("</details>\n");
    }
}
