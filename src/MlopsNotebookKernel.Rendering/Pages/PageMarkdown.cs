using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Rendering.Markup;

namespace MlopsNotebookKernel.Rendering.Pages;

/// <summary>Prose of notebooks: tables, task lists, footnotes and formulas as in front ends; HTML inside it is shown as text.</summary>
internal static class PageMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseAdvancedExtensions().DisableHtml().Build();

    /// <summary>Renders prose.</summary>
    /// <param name="markdown">The Markdown.</param>
    /// <param name="sanitizer">Sanitizes what comes of it.</param>
    /// <param name="attachments">Finds pictures kept with the cell; null where there are none.</param>
    public static string Render(string markdown, PageSanitizer sanitizer, Func<string, Bundle?>? attachments = null)
    {
        try
        {
            return sanitizer.Sanitize(Static(Markdown.ToHtml(markdown, Pipeline)), attachments);
        }
        catch (ArgumentException)
        {
            // The library refuses prose nested deeper than anybody writes; as text it is still all there.
            return $"<pre>{MarkupText.Encode(markdown)}</pre>\n";
        }
    }

    /// <summary>The text of the first heading of the first level; null when there is none.</summary>
    /// <param name="markdown">The Markdown.</param>
    public static string? Title(string markdown)
    {
        try
        {
            HeadingBlock? heading = Markdown.Parse(markdown, Pipeline).OfType<HeadingBlock>().FirstOrDefault(block => block.Level == 1);
            string text = string.Concat(heading?.Inline?.Descendants().Select(Text) ?? []).Trim();
            return text.Length == 0 ? null : text;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>
    /// Boxes of tasks as letters, since pages have no inputs, and formulas without the marks that only a script reads.
    /// HTML of the prose itself is encoded, so these can only be the library's own.
    /// </summary>
    private static string Static(string html) => html
        .Replace("<input disabled=\"disabled\" type=\"checkbox\" checked=\"checked\" />", "☑", StringComparison.Ordinal)
        .Replace("<input disabled=\"disabled\" type=\"checkbox\" />", "☐", StringComparison.Ordinal)
        .Replace("<span class=\"math\">\\(", "<span class=\"math\">", StringComparison.Ordinal)
        .Replace("\\)</span>", "</span>", StringComparison.Ordinal)
        .Replace("<div class=\"math\">\n\\[", "<div class=\"math\">", StringComparison.Ordinal)
        .Replace("\\]</div>", "</div>", StringComparison.Ordinal);

    private static string Text(MarkdownObject inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        _ => "",
    };
}
