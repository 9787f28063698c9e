using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Turns the Markdown above a cell into documentation comments.</summary>
internal static partial class Documentation
{
    // Markdown is anybody's text: these take time that grows with its length alone.
    private static readonly Regex Link = new(@"!?\[([^\]]*)\]\([^)]*\)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly Regex Emphasis = new(
        @"\*\*(\S|\S.*?\S)\*\*|__(\S|\S.*?\S)__|\*(\S|\S.*?\S)\*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private const int Width = 116;

    /// <summary>A documentation comment.</summary>
    /// <param name="markdown">The Markdown above the cell; null for none.</param>
    /// <param name="fallback">The summary where there is no Markdown; null for none.</param>
    /// <param name="tags">Further tags, such as parameters, as XML.</param>
    /// <param name="origin">Where the member comes from, as XML.</param>
    public static IEnumerable<string> Of(string? markdown, string? fallback, IEnumerable<string> tags, string origin)
    {
        List<string> paragraphs = Paragraphs(markdown);
        if (paragraphs.Count == 0 && fallback is not null)
        {
            paragraphs.Add(fallback);
        }

        List<string> lines = [];
        if (paragraphs.Count > 0)
        {
            lines.AddRange(Tag("summary", [paragraphs[0]]));
        }

        foreach (string tag in tags)
        {
            lines.AddRange(Wrap(tag));
        }

        lines.AddRange(Tag("remarks", [.. paragraphs.Skip(1), origin]));
        return lines.Select(line => "/// " + line);
    }

    /// <summary>Text made safe inside XML.</summary>
    /// <param name="text">Plain text.</param>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>The text of Markdown by paragraph, as XML: a heading stands first only when nothing follows it.</summary>
    private static List<string> Paragraphs(string? markdown)
    {
        List<(bool IsHeading, string Text)> found = [];
        StringBuilder current = new();
        bool fenced = false;
        bool isRow = false;
        foreach (string raw in (markdown ?? "").ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            string line = raw.Trim();
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                fenced = !fenced;
                continue;
            }

            if (line.Length > 1 && line[0] == '|' && line[^1] == '|' && !fenced)
            {
                Close();
                AddRow([.. line[1..^1].Split('|').Select(cell => cell.Trim())]);
                continue;
            }

            isRow = false;
            bool startsItem = ListItem().IsMatch(line);
            if (line.Length == 0 || line[0] == '#' || startsItem)
            {
                Close();
            }

            if (line.StartsWith('#'))
            {
                found.Add((true, Inline(line.Trim('#', ' '))));
            }
            else if (line.Length > 0 && !fenced)
            {
                current.Append(current.Length > 0 ? " " : "").Append(line);
            }
        }

        List<string> texts = [.. found.Where(paragraph => !paragraph.IsHeading).Select(paragraph => paragraph.Text)];
        return texts.Count > 0 ? texts : [.. found.Select(paragraph => Sentence(paragraph.Text)).Take(1)];

        // A table reads on as a sentence a row; the row above the line of dashes names its columns.
        void AddRow(string[] cells)
        {
            if (cells.All(cell => cell.Length > 0 && cell.All(letter => letter is '-' or ':')))
            {
                found.RemoveRange(found.Count - (isRow ? 1 : 0), isRow ? 1 : 0);
            }
            else
            {
                string rest = string.Join(", ", cells.Skip(1).Where(cell => cell.Length > 0));
                found.Add((false, Inline(rest.Length > 0 ? $"{cells[0]}: {rest}" : cells[0])));
            }

            isRow = true;
        }

        void Close()
        {
            if (current.Length > 0)
            {
                found.Add((false, Inline(current.ToString())));
                current.Clear();
            }
        }
    }

    private static string Sentence(string text) => text.Length > 0 && char.IsLetterOrDigit(text[^1]) ? text + "." : text;

    private static string Inline(string text)
    {
        string plain = Link.Replace(text, "$1");
        plain = HtmlTag().Replace(plain, "");
        plain = Emphasis.Replace(plain, "$1$2$3");
        return CodeSpan().Replace(Escape(WebUtility.HtmlDecode(plain)), "<c>$1</c>");
    }

    private static IEnumerable<string> Tag(string name, IReadOnlyList<string> paragraphs)
    {
        string single = $"<{name}>{paragraphs[0]}</{name}>";
        if (paragraphs.Count == 1 && single.Length <= Width)
        {
            return [single];
        }

        IEnumerable<string> inner = paragraphs.Count == 1
            ? Wrap(paragraphs[0])
            : paragraphs.SelectMany(paragraph => Wrap($"<para>{paragraph}</para>"));
        return [$"<{name}>", .. inner, $"</{name}>"];
    }

    private static IEnumerable<string> Wrap(string text)
    {
        StringBuilder line = new();
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }

    [GeneratedRegex(@"</?[a-zA-Z][^<>]*>")]
    private static partial Regex HtmlTag();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"^([-*+]|\d+[.)])\s")]
    private static partial Regex ListItem();
}
