using System.Text;
using MlopsNotebookKernel.Rendering.Markup;

namespace MlopsNotebookKernel.Rendering.Pages;

/// <summary>
/// C# with light colours: comments, texts, numbers, keywords and the lines that start with <c>#</c>. It reads letters,
/// not syntax: whatever it does not know stays plain, and no letter is lost.
/// </summary>
internal static class CodeColouring
{
    private static readonly HashSet<string> Keywords = new(
        ("abstract as async await base bool break byte case catch char checked class const continue decimal default delegate do double else enum event "
        + "explicit extern false finally fixed float for foreach goto if implicit in init int interface internal is lock long nameof namespace new not null "
        + "object operator or and out override params private protected public readonly record ref required return sbyte scoped sealed short sizeof "
        + "stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using var virtual void volatile when "
        + "where while with yield").Split(' '),
        StringComparer.Ordinal);

    /// <summary>The code as HTML.</summary>
    /// <param name="code">C#, lines ended by <c>\n</c>.</param>
    public static string ToHtml(string code)
    {
        StringBuilder html = new(code.Length * 2);
        int plain = 0;
        bool lineStart = true;
        for (int at = 0; at < code.Length;)
        {
            char c = code[at];
            (int end, string? kind) = c switch
            {
                '#' when lineStart => (LineEnd(code, at), "m"),
                '/' when Next(code, at) == '/' => (LineEnd(code, at), "c"),
                '/' when Next(code, at) == '*' => (CommentEnd(code, at), "c"),
                '\'' => (CharacterEnd(code, at), "s"),
                '"' or '$' or '@' when CodeText.Opens(code, at) => (CodeText.End(code, at), "s"),
                >= '0' and <= '9' => (WordEnd(code, at, number: true), "n"),
                _ when IsLetter(c) => (WordEnd(code, at, number: false), null),
                _ => (at + 1, null),
            };
            if (kind is null && IsLetter(c) && Keywords.Contains(code[at..end]))
            {
                kind = "k";
            }

            if (kind is not null)
            {
                html.Append(MarkupText.Encode(code[plain..at]));
                html.Append("<span class=\"").Append(kind).Append("\">").Append(MarkupText.Encode(code[at..end])).Append("</span>");
                plain = end;
            }

            lineStart = code[end - 1] == '\n' || (lineStart && char.IsWhiteSpace(c));
            at = end;
        }

        return html.Append(MarkupText.Encode(code[plain..])).ToString();
    }

    private static char Next(string code, int at) => at + 1 < code.Length ? code[at + 1] : '\0';

    private static bool IsLetter(char c) => char.IsLetter(c) || c == '_';

    private static int LineEnd(string code, int at)
    {
        int end = code.IndexOf('\n', at);
        return end < 0 ? code.Length : end;
    }

    private static int CommentEnd(string code, int at)
    {
        int end = code.IndexOf("*/", at + 2, StringComparison.Ordinal);
        return end < 0 ? code.Length : end + 2;
    }

    private static int CharacterEnd(string code, int at)
    {
        int end = at + 1;
        while (end < code.Length && code[end] is not ('\'' or '\n'))
        {
            end += code[end] == '\\' ? 2 : 1;
        }

        return Math.Min(code.Length, end < code.Length && code[end] == '\'' ? end + 1 : end);
    }

    private static int WordEnd(string code, int at, bool number)
    {
        int end = at + 1;
        while (end < code.Length && (char.IsLetterOrDigit(code[end]) || code[end] == '_'
            || (number && code[end] == '.' && char.IsAsciiDigit(Next(code, end)))))
        {
            end++;
        }

        return end;
    }
}
