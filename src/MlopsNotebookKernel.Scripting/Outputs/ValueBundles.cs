using System.Net;
using System.Text.RegularExpressions;
using MlopsNotebookKernel.Cells;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Hosting;

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
        null => formatter.Format(null),
        _ => Registered(value) ?? formatter.Format(value),
    };

    /// <summary>How the notebook's own code says that values are shown.</summary>
    public ValueFormats Formats { get; } = new();

    /// <summary>What formats of the notebook's own make of a value, over what is shown without them; null where none fits.</summary>
    private Bundle? Registered(object value)
    {
        IReadOnlyDictionary<string, string> written = Formats.Write(value);
        if (written.Count == 0)
        {
            return null;
        }

        Bundle bundle = written.TryGetValue(MimeTypes.Html, out string? html) ? Bundle.OfHtml(html, TextOf(html)) : formatter.Format(value);
        return written.Aggregate(bundle, static (made, content) => made.With(content.Key, content.Value));
    }

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
