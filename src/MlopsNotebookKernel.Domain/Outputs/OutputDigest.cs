using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlopsNotebookKernel.Domain.Outputs;

/// <summary>
/// Digests what a cell put out, so that a stamp can tell whether a saved document shows what the session saw.
/// </summary>
/// <remarks>
/// What counts: kind and order of the outputs; for streams, which one and the text; for displays and results, every
/// mime type with its content; for errors, name and message. What does not count: in JSON, white space, the order of an
/// object's members and how a number is written, for front ends save them in ways of their own; display ids, where a stream's text was cut into pieces, line ends (CRLF is LF), the place and frames of an
/// error. Updates are expected to be applied already; one whose display is in an earlier cell counts as a display.
/// </remarks>
public static class OutputDigest
{
    /// <summary>SHA-256 (hexadecimal, lower case) over the canonical form of the outputs.</summary>
    /// <param name="outputs">The outputs, in order.</param>
    public static string Of(IReadOnlyList<CellOutput> outputs)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int index = 0; index < outputs.Count; index++)
        {
            switch (outputs[index])
            {
                case CellOutput.Stream stream:
                    StringBuilder text = new(stream.Text);
                    while (index + 1 < outputs.Count && outputs[index + 1] is CellOutput.Stream next
                        && next.IsError == stream.IsError)
                    {
                        text.Append(next.Text);
                        index++;
                    }

                    Add(hash, stream.IsError ? "stderr" : "stdout", Lines(text.ToString()));
                    break;
                case CellOutput.Display display:
                    Add(hash, "display", display.Bundle);
                    break;
                case CellOutput.Update update:
                    Add(hash, "display", update.Bundle);
                    break;
                case CellOutput.Result result:
                    Add(hash, "result", result.Bundle);
                    break;
                case CellOutput.Error error:
                    Add(hash, "error", error.Name, Lines(error.Message));
                    break;
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string kind, Bundle bundle)
    {
        List<string> parts = [];
        foreach ((string mimeType, string content) in bundle.Data.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            parts.Add(mimeType);
            parts.Add(MimeTypes.IsJson(mimeType) ? Canonical(content) : Lines(content));
        }

        Add(hash, kind, [.. parts]);
    }

    /// <summary>Each part is preceded by its length, so that no two outputs share a canonical form.</summary>
    private static void Add(IncrementalHash hash, string kind, params ReadOnlySpan<string> parts)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        Append(kind, hash, length);
        BinaryPrimitives.WriteInt32LittleEndian(length, parts.Length);
        hash.AppendData(length);
        foreach (string part in parts)
        {
            Append(part, hash, length);
        }

        static void Append(string part, IncrementalHash hash, Span<byte> length)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    private static string Canonical(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return JsonSerializer.Serialize(Sorted(document.RootElement));
        }
        catch (JsonException)
        {
            // Content that is not the JSON it claims to be is still content: it counts as it is.
            return Lines(json);
        }
    }

    private static JsonNode? Sorted(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(value.EnumerateObject()
            .GroupBy(member => member.Name, StringComparer.Ordinal)
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Last().Value)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Sorted)]),
        JsonValueKind.Number when value.GetRawText().AsSpan().ContainsAny('.', 'e', 'E') && double.IsFinite(value.GetDouble()) =>
            JsonValue.Create(value.GetDouble()),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(value),
    };
}
