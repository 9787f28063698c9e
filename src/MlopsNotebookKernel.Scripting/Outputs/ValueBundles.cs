using System.Net;
using System.Text.RegularExpressions;
using MlopsNotebookKernel.Cells;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Scripting.Outputs;

/// <summary>Bundles of values: those of the bridge say themselves what they are, all others are formatted.</summary>
/// <param name="formatter">Formats every other value.</param>
internal sealed partial class ValueBundles(IValueFormatter formatter)
{
    /// <summary>The bundle of a value.</summary>
    /// <param name="value">Any value of the notebook.</param>
    public Bundle Of(object? value) => value switch
    {
        MimeContent { MimeType: MimeTypes.Html } html => Bundle.OfHtml(html.Content, TextOf(html.Content)),
        MimeContent { MimeType: MimeTypes.Text } text => Bundle.OfText(text.Content),
        MimeContent content => Bundle.OfText(content.Content).With(content.MimeType, content.Content),
        MlopsResult result => new Bundle(result.Data),
        _ => formatter.Format(value),
    };

    /// <summary>What a front end without HTML shows of a fragment: its text.</summary>
    /// <param name="html">The fragment.</param>
    public static string TextOf(string html) =>
        WebUtility.HtmlDecode(Tags().Replace(Blocks().Replace(html, "\n"), "")).Trim();

    [GeneratedRegex("<(script|style)\\b.*?</\\1\\s*>|<br\\s*/?>|</(p|div|tr|li|h[1-6])\\s*>",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blocks();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tags();
}
