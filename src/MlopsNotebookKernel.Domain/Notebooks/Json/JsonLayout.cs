using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace MlopsNotebookKernel.Domain.Notebooks.Json;

/// <summary>How a notebook's JSON is laid out, so that what is written anew looks like the rest.</summary>
/// <param name="newline">The line end, <c>\n</c> or <c>\r\n</c>; empty when all stands on one line.</param>
/// <param name="indent">The indentation of one level.</param>
/// <param name="colon">What stands between a name and its value.</param>
/// <param name="comma">What stands between two values on one line.</param>
internal sealed class JsonLayout(string newline, string indent, string colon, string comma)
{
    private readonly byte[] _newline = Encoding.UTF8.GetBytes(newline);
    private readonly byte[] _indent = Encoding.UTF8.GetBytes(indent);
    private readonly byte[] _colon = Encoding.UTF8.GetBytes(colon);
    private readonly byte[] _comma = Encoding.UTF8.GetBytes(newline.Length > 0 ? "," : comma);

    /// <summary>As nbformat writes: one space a level.</summary>
    public static JsonLayout Jupyter { get; } = new("\n", " ", ": ", ", ");

    /// <summary>All on one line, without spaces.</summary>
    public static JsonLayout Compact { get; } = new("", "", ":", ",");

    /// <summary>What stands between a name and its value.</summary>
    public ReadOnlySpan<byte> Colon => _colon;

    /// <summary>Finds how an object is laid out from the space before its first member and around its first colon.</summary>
    /// <param name="raw">A valid JSON object.</param>
    public static JsonLayout Detect(ReadOnlySpan<byte> raw)
    {
        Utf8JsonReader reader = new(raw, JsonLimits.ReaderOptions);
        reader.Read();
        int open = (int)reader.TokenStartIndex;
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
        {
            return Jupyter;
        }

        string lead = Encoding.UTF8.GetString(raw[(open + 1)..(int)reader.TokenStartIndex]);
        int nameEnd = (int)reader.TokenStartIndex + reader.ValueSpan.Length + 2;
        reader.Read();
        string colon = Encoding.UTF8.GetString(raw[nameEnd..(int)reader.TokenStartIndex]);
        int line = lead.IndexOf('\n', StringComparison.Ordinal);
        return line < 0
            ? new JsonLayout("", "", colon, colon.EndsWith(' ') ? ", " : ",")
            : new JsonLayout(line > 0 && lead[line - 1] == '\r' ? "\r\n" : "\n", lead[(lead.LastIndexOf('\n') + 1)..], colon, ",");
    }

    /// <summary>Writes a container, one item a line; an empty one on one line, as Jupyter does.</summary>
    /// <param name="open">The opening bracket.</param>
    /// <param name="close">The closing bracket.</param>
    /// <param name="depth">How deep the container lies.</param>
    /// <param name="items">What it holds.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="write">Writes one item.</param>
    public void WriteItems<T>(
        char open, char close, int depth, IReadOnlyCollection<T> items, IBufferWriter<byte> output, Action<JsonLayout, T, IBufferWriter<byte>> write)
    {
        output.Write([(byte)open]);
        bool first = true;
        foreach (T item in items)
        {
            if (!first)
            {
                output.Write(_comma);
            }

            first = false;
            WriteLine(depth + 1, output);
            write(this, item, output);
        }

        if (items.Count > 0)
        {
            WriteLine(depth, output);
        }

        output.Write([(byte)close]);
    }

    /// <summary>A JSON text laid out anew: names sorted as Jupyter sorts them, numbers as they are.</summary>
    /// <param name="json">Valid JSON.</param>
    /// <param name="depth">How deep it lies.</param>
    /// <exception cref="JsonException">It is no JSON, or too deep.</exception>
    public ReadOnlyMemory<byte> Format(string json, int depth)
    {
        using JsonDocument document = JsonDocument.Parse(json, JsonLimits.DocumentOptions);
        return Format(document.RootElement, depth);
    }

    /// <summary>A JSON value laid out anew: names sorted as Jupyter sorts them, numbers as they are.</summary>
    /// <param name="value">The value.</param>
    /// <param name="depth">How deep it lies.</param>
    public ReadOnlyMemory<byte> Format(JsonElement value, int depth)
    {
        ArrayBufferWriter<byte> output = new();
        Write(value, depth, sort: true, output);
        return output.WrittenMemory;
    }

    /// <summary>A JSON value laid out anew, names in their order.</summary>
    /// <param name="value">The value.</param>
    public string FormatInOrder(JsonElement value)
    {
        ArrayBufferWriter<byte> output = new();
        Write(value, 0, sort: false, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>A list of texts, one a line.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="depth">How deep the list lies.</param>
    public ReadOnlyMemory<byte> FormatTexts(IReadOnlyList<string> texts, int depth)
    {
        ArrayBufferWriter<byte> output = new();
        WriteItems('[', ']', depth, texts, output, static (_, text, output) => JsonStrings.Write(text, output));
        return output.WrittenMemory;
    }

    private void Write(JsonElement value, int depth, bool sort, IBufferWriter<byte> output)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                List<(string Name, JsonElement Value)> members =
                    [.. value.EnumerateObject().Select(member => (Name(member), member.Value))];
                if (sort)
                {
                    members.Sort((a, b) => CompareCodePoints(a.Name, b.Name));
                }

                WriteItems('{', '}', depth, members, output, (layout, member, output) =>
                {
                    JsonStrings.Write(member.Name, output);
                    output.Write(layout.Colon);
                    layout.Write(member.Value, depth + 1, sort, output);
                });
                break;
            case JsonValueKind.Array:
                WriteItems('[', ']', depth, [.. value.EnumerateArray()], output, (layout, item, output) =>
                    layout.Write(item, depth + 1, sort, output));
                break;
            case JsonValueKind.String:
                JsonStrings.Write(JsonStrings.Unescape(JsonMarshal.GetRawUtf8Value(value)), output);
                break;
            default:
                output.Write(JsonMarshal.GetRawUtf8Value(value));
                break;
        }
    }

    private static string Name(JsonProperty member)
    {
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8PropertyName(member);
        return JsonStrings.Unescape([(byte)'"', .. raw, (byte)'"']);
    }

    /// <summary>Python sorts by code point; UTF-16 puts the astral planes before U+E000.</summary>
    private static int CompareCodePoints(string a, string b)
    {
        int length = Math.Min(a.Length, b.Length);
        for (int i = 0; i < length; i++)
        {
            if (a[i] != b[i])
            {
                bool astralA = char.IsSurrogate(a[i]);
                return astralA == char.IsSurrogate(b[i]) ? a[i] - b[i] : astralA ? 1 : -1;
            }
        }

        return a.Length - b.Length;
    }

    private void WriteLine(int depth, IBufferWriter<byte> output)
    {
        if (_newline.Length == 0)
        {
            return;
        }

        output.Write(_newline);
        for (int i = 0; i < depth; i++)
        {
            output.Write(_indent);
        }
    }
}
