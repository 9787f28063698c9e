using System.Globalization;
using System.Text;
using MlopsNotebookKernel.Rendering.Markup;
using MlopsNotebookKernel.Rendering.Text;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Pages.Reports;

/// <summary>
/// A report as one HTML file: it shows without network, on screen and on paper, in light and dark, and holds all it has
/// to say without its script. The script, which searches, sorts and filters, and the style sheet are the only ones that
/// the page's security policy allows. The same report gives the same bytes.
/// </summary>
public static class ReportPage
{
    private static readonly HtmlSetting OwnPage = new("h3", true, null);

    /// <summary>Renders a page.</summary>
    /// <param name="report">What it says.</param>
    /// <exception cref="ArgumentException">A row has another length than its table has columns, or a figure's lists do not fit together.</exception>
    public static string Render(ResearchReport report)
    {
        StringBuilder html = new();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<meta http-equiv=\"Content-Security-Policy\" content=\"{ReportAssets.Policy}\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<title>{MarkupText.Encode(report.Title)}: research report</title>\n");
        html.Append("<style>").Append(ReportAssets.Style).Append("</style>\n</head>\n<body>\n");
        html.Append("<a class=\"skip\" href=\"#content\">Skip to the content</a>\n");
        Head(html, report);
        Cards(html, report.Sections);
        Bar(html);
        html.Append("<main id=\"content\" tabindex=\"-1\" class=\"wide\">\n");
        ReportTables tables = new(report.Sections);
        foreach (ReportSection section in report.Sections)
        {
            Section(html, section, tables);
        }

        if (report.Sections.Count == 0)
        {
            html.Append("<p class=\"nothing\">Nothing is recorded here yet.</p>\n");
        }

        html.Append("</main>\n<footer class=\"foot wide\"><p>Paths and lines to paste are from the folder that this is a report of. This page needs no network.</p></footer>\n");
        return html.Append("<script>").Append(ReportAssets.Script).Append("</script>\n</body>\n</html>\n").ToString();
    }

    /// <summary>A status as sign and word; the sign alone where the words beside it say the rest.</summary>
    /// <param name="status">The status.</param>
    /// <param name="text">The words, not yet encoded.</param>
    internal static string Mark(ViewStatus status, string text) => status == ViewStatus.Neutral
        ? MarkupText.Encode(text)
        : $"<span class=\"mlops-mark {StatusMark.Class(status)}\"><span aria-hidden=\"true\">{StatusMark.Sign(status)}\u00A0</span>{MarkupText.Encode(text)}</span>";

    /// <summary>Writes blocks.</summary>
    /// <param name="html">Takes them.</param>
    /// <param name="blocks">The blocks.</param>
    /// <param name="about">What they are about.</param>
    internal static void Blocks(StringBuilder html, IReadOnlyList<ViewBlock> blocks, string about) =>
        HtmlViewWriter.Blocks(html, blocks, OwnPage with { About = about });

    private static void Head(StringBuilder html, ResearchReport report)
    {
        html.Append("<header class=\"head wide\">\n<p class=\"kind\">Research report</p>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h1{MarkupText.Direction(report.Title)}>{MarkupText.Encode(report.Title)}</h1>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"standing\">{Standing(report.Status)}{MarkupText.Encode(report.Summary)}</p>\n<dl class=\"facts\">\n");
        foreach ((string label, string value) in report.Facts)
        {
            html.Append(CultureInfo.InvariantCulture, $"<div><dt>{MarkupText.Encode(label)}</dt><dd{MarkupText.Direction(value)}>{MarkupText.Encode(value)}</dd></div>\n");
        }

        html.Append("</dl>\n</header>\n");
    }

    private static void Cards(StringBuilder html, IReadOnlyList<ReportSection> sections)
    {
        html.Append("<nav class=\"wide\" aria-label=\"Sections\">\n<ul class=\"cards\">\n");
        foreach (ReportSection section in sections)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#{section.Id}\"><span class=\"name\">{MarkupText.Encode(section.Title)} ");
            if (section.Table is { } table)
            {
                html.Append(CultureInfo.InvariantCulture, $"<span class=\"count\">{QuantityText.Count(table.Entries.Count)}</span>");
            }

            html.Append(CultureInfo.InvariantCulture, $"</span> <span class=\"says\">{Standing(section.Status)}{MarkupText.Encode(section.Summary)}</span></a></li>\n");
        }

        html.Append("</ul>\n</nav>\n");
    }

    // Nothing of it works without the script, which shows it.
    private static void Bar(StringBuilder html) => html.Append("""
        <div class="bar" role="search" hidden>
        <div class="wide">
        <label class="seek" for="seek">Search <input type="search" id="seek" autocomplete="off" placeholder="words, or &quot;a phrase&quot;"></label>
        <label for="attention"><input type="checkbox" id="attention"> Needs attention</label>
        <button type="button" id="unfold" class="plain">Open all</button>
        <label for="theme">Theme <select id="theme"><option value="">System</option><option value="light">Light</option><option value="dark">Dark</option></select></label>
        <p class="hits" id="hits" role="status"></p>
        </div>
        </div>

        """.ReplaceLineEndings("\n"));

    private static void Section(StringBuilder html, ReportSection section, ReportTables tables)
    {
        html.Append(CultureInfo.InvariantCulture, $"<section id=\"{section.Id}\" aria-labelledby=\"{section.Id}-title\">\n<h2 id=\"{section.Id}-title\">{MarkupText.Encode(section.Title)}</h2>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"summary\">{Standing(section.Status)}{MarkupText.Encode(section.Summary)}</p>\n");
        if (section.Blocks.Count > 0)
        {
            html.Append("<div class=\"mlops-view intro\">\n");
            Blocks(html, section.Blocks, section.Title);
            html.Append("</div>\n");
        }

        if (section.Table is { } table)
        {
            tables.Write(html, section, table);
        }

        html.Append("<p class=\"nothing\" hidden>Nothing here fits.</p>\n</section>\n");
    }

    private static string Standing(ViewStatus status) => status == ViewStatus.Neutral
        ? ""
        : $"<span class=\"mlops-mark {StatusMark.Class(status)}\"><span aria-hidden=\"true\">{StatusMark.Sign(status)}</span><span class=\"unseen\">{StatusMark.Word(status)}: </span></span> ";
}
