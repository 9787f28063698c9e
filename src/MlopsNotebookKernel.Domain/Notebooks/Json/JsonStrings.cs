using System.Buffers;
using System.Globalization;
using System.Text;

namespace MlopsNotebookKernel.Domain.Notebooks.Json;

/// <summary>
/// JSON strings as Jupyter writes them: only quotes, backslashes and control characters escaped. The encoders of .NET
/// escape more (emoji, no-break spaces), and its readers refuse halves of surrogate pairs, which notebooks may hold.
/// </summary>
internal static class JsonStrings
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The text that a raw JSON string means.</summary>
    /// <param name="raw">A valid JSON string, quotes included.</param>
    public static string Unescape(ReadOnlySpan<byte> raw)
    {
        string text = Utf8.GetString(raw[1..^1]);
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        StringBuilder result = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            char escape = text[++i];
            if (escape == 'u')
            {
                result.Append((char)ushort.Parse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            result.Append(escape switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                _ => escape,
            });
        }

        return result.ToString();
    }

    /// <summary>Writes a text as a JSON string, quotes included.</summary>
    /// <param name="text">Any text; a half of a surrogate pair is escaped, since UTF-8 cannot hold it.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(string text, IBufferWriter<byte> output)
    {
        StringBuilder escaped = new(text.Length + 2);
        escaped.Append('"');
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            switch (c)
            {
                case '"': escaped.Append("\\\""); break;
                case '\\': escaped.Append("\\\\"); break;
                case '\n': escaped.Append("\\n"); break;
                case '\r': escaped.Append("\\r"); break;
                case '\t': escaped.Append("\\t"); break;
                case '\b': escaped.Append("\\b"); break;
                case '\f': escaped.Append("\\f"); break;
                case < ' ':
                    escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                default:
                    if (isPair)
                    {
                        escaped.Append(c).Append(text[++i]);
                    }
                    else if (char.IsSurrogate(c))
                    {
                        escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    }
                    else
                    {
                        escaped.Append(c);
                    }

                    break;
            }
        }

        escaped.Append('"');
        output.Write(Utf8.GetBytes(escaped.ToString()));
    }
}
