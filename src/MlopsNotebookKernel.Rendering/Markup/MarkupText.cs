using System.Text;

namespace MlopsNotebookKernel.Rendering.Markup;

/// <summary>
/// Puts any text into HTML or SVG safely: one encoder for both, so that a picture inside a page stays well-formed XML.
/// </summary>
public static class MarkupText
{
    /// <summary>
    /// Encodes the five characters that markup gives a meaning, and replaces what XML cannot hold (control characters,
    /// lone surrogates) by U+FFFD. Safe as element content and inside quoted attributes.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static string Encode(string text)
    {
        StringBuilder encoded = new(text.Length + 16);
        foreach (Rune rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&':
                    encoded.Append("&amp;");
                    break;
                case '<':
                    encoded.Append("&lt;");
                    break;
                case '>':
                    encoded.Append("&gt;");
                    break;
                case '"':
                    encoded.Append("&quot;");
                    break;
                case '\'':
                    encoded.Append("&#39;");
                    break;
                case '\t' or '\n':
                    encoded.Append((char)rune.Value);
                    break;
                case < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF:
                    encoded.Append('\uFFFD');
                    break;
                default:
                    encoded.Append(rune);
                    break;
            }
        }

        return encoded.ToString();
    }

    /// <summary>
    /// The attribute <c> dir="auto"</c> for text that holds right-to-left letters or direction marks, so that it
    /// cannot reorder what stands beside it; empty for other text.
    /// </summary>
    /// <param name="text">The element's text.</param>
    public static string Direction(string text)
    {
        foreach (char letter in text)
        {
            if (letter is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFE')
                or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
            {
                return " dir=\"auto\"";
            }
        }

        return "";
    }
}
