using System.Buffers;
using System.Text.Json;

namespace MlopsNotebookKernel.Domain.Profiles;

/// <summary>
/// Reads the parts of profiles and digests from JSON that nobody has vouched for: a part that is missing, of another
/// kind or not finite is a <see cref="JsonException"/> that names it.
/// </summary>
internal static class ProfileJson
{
    internal static JsonElement Object(JsonElement json, string name) => Part(json, name, JsonValueKind.Object);

    internal static JsonElement List(JsonElement json, string name) => Part(json, name, JsonValueKind.Array);

    internal static string Text(JsonElement json, string name) => Part(json, name, JsonValueKind.String).GetString()!;

    internal static double Number(JsonElement json, string name) => Finite(Part(json, name, JsonValueKind.Number), name);

    internal static long Count(JsonElement json, string name) => NotNegative(Part(json, name, JsonValueKind.Number), name);

    internal static T Enumeration<T>(JsonElement json, string name)
        where T : struct, Enum
    {
        string text = Text(json, name);
        foreach (T value in Enum.GetValues<T>())
        {
            if (Name(value) == text)
            {
                return value;
            }
        }

        throw new JsonException($"'{text}' is not known as '{name}'.");
    }

    /// <summary>How an enumeration's value is written: in lower case.</summary>
    internal static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    internal static List<double> Numbers(JsonElement json, string name) => Items(json, name, Finite);

    internal static List<string> Texts(JsonElement json, string name) => Items(json, name, static (item, list) =>
        item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Wrong(list, "texts"));

    internal static List<long> Counts(JsonElement json, string name, int length)
    {
        List<long> counts = Items(json, name, NotNegative);
        return counts.Count == length
            ? counts
            : throw new JsonException($"'{name}' has {counts.Count} items where {length} are needed.");
    }

    internal static void RequireAscending(List<double> values, string name)
    {
        for (int i = 1; i < values.Count; i++)
        {
            if (!(values[i] > values[i - 1]))
            {
                throw new JsonException($"'{name}' is not strictly ascending.");
            }
        }
    }

    /// <summary>Writes a list on one line, also where the writer indents: thousands of values would fill screens.</summary>
    internal static void WriteLine<T>(
        Utf8JsonWriter writer, string name, IReadOnlyList<T> values, Action<Utf8JsonWriter, T> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter line = new(buffer, new JsonWriterOptions { Encoder = writer.Options.Encoder }))
        {
            line.WriteStartArray();
            foreach (T value in values)
            {
                write(line, value);
            }

            line.WriteEndArray();
        }

        writer.WritePropertyName(name);
        writer.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
    }

    private static List<T> Items<T>(JsonElement json, string name, Func<JsonElement, string, T> read)
    {
        JsonElement list = List(json, name);
        List<T> items = new(list.GetArrayLength());
        foreach (JsonElement item in list.EnumerateArray())
        {
            items.Add(read(item, name));
        }

        return items;
    }

    private static double Finite(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out double value) && double.IsFinite(value)
            ? value
            : throw Wrong(name, "finite numbers");

    private static long NotNegative(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out long value) && value >= 0
            ? value
            : throw Wrong(name, "counts");

    private static JsonElement Part(JsonElement json, string name, JsonValueKind kind)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out JsonElement part))
        {
            throw new JsonException($"'{name}' is missing.");
        }

        return part.ValueKind == kind ? part : throw Wrong(name, $"a JSON {kind.ToString().ToLowerInvariant()}");
    }

    private static JsonException Wrong(string name, string expected) => new($"'{name}' does not hold {expected}.");
}
