using System.Globalization;
using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Domain.Reproductions.Masks;

/// <summary>
/// Random ids (RFC 9562, versions 4 and 7): made anew by each run. Within a text the first is 1, the next 2, so that two
/// that were the same stay the same.
/// </summary>
public sealed partial class GuidMask() : OutputMask("random ids")
{
    /// <inheritdoc/>
    public override string OfStored(string text)
    {
        List<string> seen = [];
        return Random().Replace(text, match =>
        {
            string id = match.Value.ToUpperInvariant();
            if (!seen.Contains(id))
            {
                seen.Add(id);
            }

            return string.Create(CultureInfo.InvariantCulture, $"<id {seen.IndexOf(id) + 1}>");
        });
    }

    /// <inheritdoc/>
    public override string OfNow(string text) => OfStored(text);

    [GeneratedRegex(@"\b[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Random();
}
