using System.Globalization;
using System.Text;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Rendering.Markup;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Rendering.Pages;

/// <summary>
/// An executed notebook as one HTML file that shows without network and without scripts, in light and dark, on screen
/// and on paper. Outputs and prose are untrusted: they are sanitized, and the page's security policy allows no script
/// and no address but inline pictures.
/// </summary>
public static class NotebookPage
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    /// <summary>Renders a page.</summary>
    /// <param name="name">The notebook's name, without its extension.</param>
    /// <param name="document">The executed notebook.</param>
    /// <param name="run">What to say of its run.</param>
    /// <exception cref="NotebookException">The document holds outputs that are none (MLOPS1113).</exception>
    public static string Render(string name, NotebookDocument document, PageRun run)
    {
        PageSanitizer sanitizer = new();
        string? heading = Heading(document);
        StringBuilder html = new();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<title>{MarkupText.Encode(heading ?? name)}</title>\n");
        html.Append(CultureInfo.InvariantCulture, $"<style>{PageStyle.Sheet}{ViewStyle.Sheet}</style>\n</head>\n<body>\n");
        Header(html, name, heading is null, run);
        html.Append("<main>\n");
        for (int i = 0; i < document.Cells.Count; i++)
        {
            Cell(html, document.Cells[i], run.Cells.GetValueOrDefault(i), sanitizer);
        }

        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Header(StringBuilder html, string name, bool isTitle, PageRun run)
    {
        string element = isTitle ? "h1" : "p";
        html.Append(CultureInfo.InvariantCulture, $"<header>\n<{element} class=\"name\">{MarkupText.Encode(name)}</{element}>\n<p class=\"run\">");
        if (run.Status != ViewStatus.Neutral)
        {
            html.Append(CultureInfo.InvariantCulture, $"{Mark(run.Status)} ");
        }

        html.Append(MarkupText.Encode(run.Summary)).Append("</p>\n");
        if (run.Facts.Count > 0)
        {
            html.Append("<dl>\n");
            foreach ((string label, string value) in run.Facts)
            {
                html.Append(CultureInfo.InvariantCulture, $"<dt>{MarkupText.Encode(label)}</dt><dd>{MarkupText.Encode(value)}</dd>\n");
            }

            html.Append("</dl>\n");
        }

        html.Append("</header>\n");
    }

    private static void Cell(StringBuilder html, NotebookCell cell, PageCell? run, PageSanitizer sanitizer)
    {
        if (cell.Source.Trim().Length == 0 && (cell.Kind != CellKind.Code || cell.Outputs.Count == 0))
        {
            return;
        }

        switch (cell.Kind)
        {
            case CellKind.Markdown:
                html.Append("<section class=\"prose\">\n").Append(PageMarkdown.Render(cell.Source, sanitizer, cell.GetAttachment)).Append("</section>\n");
                break;
            case CellKind.Raw:
                html.Append(CultureInfo.InvariantCulture, $"<section class=\"raw\"><pre tabindex=\"0\">{MarkupText.Encode(cell.Source)}</pre></section>\n");
                break;
            default:
                Code(html, cell, run, sanitizer);
                break;
        }
    }

    private static void Code(StringBuilder html, NotebookCell cell, PageCell? run, PageSanitizer sanitizer)
    {
        string label = run is null ? "code" : $"{run.Name}, {run.Note}";
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"code{(run?.Status == ViewStatus.Bad ? " failed" : "")}\" aria-label=\"{MarkupText.Encode(label)}\">\n");
        html.Append("<div class=\"source\"><p class=\"cell-head\"><span>");
        html.Append(MarkupText.Encode(run?.Name ?? cell.Language));
        if (run is not null && cell.Language != NotebookLanguage.CSharp)
        {
            html.Append(CultureInfo.InvariantCulture, $" · {MarkupText.Encode(cell.Language)}");
        }

        html.Append("</span>");
        if (run is not null)
        {
            string note = MarkupText.Encode(run.Note);
            html.Append(run.Status is ViewStatus.Bad or ViewStatus.Warning
                ? $"<span class=\"mlops-mark {StatusMark.Class(run.Status)}\">{StatusMark.Sign(run.Status)} {note}</span>"
                : $"<span>{note}</span>");
        }

        string code = cell.Language == NotebookLanguage.CSharp ? CodeColouring.ToHtml(cell.Source) : MarkupText.Encode(cell.Source);
        html.Append(CultureInfo.InvariantCulture, $"</p><pre tabindex=\"0\"><code>{code}</code></pre></div>\n");
        if (run?.Stored is { } stored)
        {
            Compared(html, "Stored", stored, sanitizer);
            Compared(html, "Now", cell.Outputs, sanitizer);
        }
        else if (cell.Outputs.Count > 0)
        {
            Outputs(html, cell.Outputs, sanitizer);
        }

        if (run?.Blocks.Count > 0)
        {
            html.Append("<div class=\"outputs\">\n<div class=\"mlops-view\">\n");
            HtmlViewWriter.Blocks(html, run.Blocks, HtmlSetting.Fragment);
            html.Append("</div>\n</div>\n");
        }

        html.Append("</section>\n");
    }

    private static void Compared(StringBuilder html, string label, IReadOnlyList<CellOutput> outputs, PageSanitizer sanitizer)
    {
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"compared\">{label}{(outputs.Count == 0 ? ": nothing" : "")}</p>\n");
        if (outputs.Count > 0)
        {
            Outputs(html, outputs, sanitizer);
        }
    }

    private static void Outputs(StringBuilder html, IReadOnlyList<CellOutput> outputs, PageSanitizer sanitizer)
    {
        html.Append("<div class=\"outputs\">\n");
        foreach (CellOutput output in outputs)
        {
            html.Append(PageOutputs.Render(output, sanitizer));
        }

        html.Append("</div>\n");
    }

    /// <summary>The first heading of the first level in the notebook's prose.</summary>
    private static string? Heading(NotebookDocument document) => document.Cells
        .Where(cell => cell.Kind == CellKind.Markdown)
        .Select(cell => PageMarkdown.Title(cell.Source))
        .FirstOrDefault(title => title is not null);

    private static string Mark(ViewStatus status) =>
        $"<span class=\"mlops-mark {StatusMark.Class(status)}\" role=\"img\" aria-label=\"{StatusMark.Word(status)}\">{StatusMark.Sign(status)}</span>";
}
