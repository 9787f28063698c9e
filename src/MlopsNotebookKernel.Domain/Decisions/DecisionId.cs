using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MlopsNotebookKernel.Domain.Decisions;

/// <summary>
/// Makes ids that sort by date, can be read, and do not collide when two branches decide on the same day: no running
/// number, but digits from the content.
/// </summary>
internal static class DecisionId
{
    private const int LongestSlug = 48;

    /// <summary>The id of a new decision.</summary>
    /// <param name="date">The day, UTC.</param>
    /// <param name="text">What it says.</param>
    /// <param name="digits">Digits of the digest; 4, more only where 4 are taken.</param>
    public static string Of(DateOnly date, DecisionText text, int digits) =>
        $"{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{Slug(text.Title)}-{Digest(text)[..digits]}";

    private static string Slug(string title)
    {
        StringBuilder slug = new();
        foreach (char letter in title.ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        string whole = slug.ToString().Trim('-');
        if (whole.Length <= LongestSlug)
        {
            return whole.Length == 0 ? "decision" : whole;
        }

        int end = whole.LastIndexOf('-', LongestSlug);
        return whole[..(end > 0 ? end : LongestSlug)];
    }

    private static string Digest(DecisionText text)
    {
        DecisionText lines = text.Normalized();
        IEnumerable<string> parts = new[] { lines.Title, lines.Choice ?? "", lines.Theme ?? "", lines.ReopenWhen ?? "" }
            .Concat(lines.Options.Select(option => $"o {option}"))
            .Concat(lines.Rejected.Select(option => $"r {option.Option}\t{option.Why}"))
            .Concat(lines.Evidence.Select(evidence => $"e {evidence}"));
        parts = lines.Hypothesis is null ? parts : parts.Append($"h {lines.Hypothesis}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
    }
}
