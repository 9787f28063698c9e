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
    /// <summary>What may need an escape: quotes, backslashes, control characters, surrogates.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0xD800, 0x800)).Select(code => (char)code)) + "\"\\");

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
        output.Write("\""u8);
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            int plain = rest.IndexOfAny(Special);
            plain = plain < 0 ? rest.Length : plain;
            Utf8.GetBytes(rest[..plain], output);
            rest = rest[plain..];
            if (!rest.IsEmpty)
            {
                rest = rest[WriteSpecial(rest, output)..];
            }
        }

        output.Write("\""u8);
    }

    /// <summary>Writes what may need an escape.</summary>
    /// <returns>How many letters it took.</returns>
    private static int WriteSpecial(ReadOnlySpan<char> text, IBufferWriter<byte> output)
    {
        char letter = text[0];
        if (char.IsHighSurrogate(letter) && text.Length > 1 && char.IsLowSurrogate(text[1]))
        {
            Utf8.GetBytes(text[..2], output);
            return 2;
        }

        string escaped = letter switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\b' => "\\b",
            '\f' => "\\f",
            _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
        };
        Utf8.GetBytes(escaped, output);
        return 1;
    }
}
