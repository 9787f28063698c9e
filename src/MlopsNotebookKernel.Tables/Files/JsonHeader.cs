using System.Text;
using System.Text.Json;

namespace MlopsNotebookKernel.Tables.Files;

/// <summary>The names of a JSON file's columns as its first object has them; later objects may have more.</summary>
internal static class JsonHeader
{
    private const int LongestObject = 1 << 20;

    /// <summary>Reads the names of the first object.</summary>
    /// <param name="file">An array of objects, or an object a line.</param>
    /// <returns>The names before the file's first MiB ends; none where the file begins with no object.</returns>
    internal static IReadOnlyList<string> Read(TableFile file)
    {
        Utf8JsonReader reader = new(Start(file), isFinalBlock: false, state: default);
        List<string> names = [];
        int depth = -1;
        try
        {
            while (reader.Read())
            {
                if (depth < 0 && reader.TokenType == JsonTokenType.StartObject)
                {
                    depth = reader.CurrentDepth;
                }
                else if (depth >= 0 && reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == depth)
                {
                    break;
                }
                else if (depth >= 0 && reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == depth + 1)
                {
                    names.Add(reader.GetString()!);
                }
            }
        }
        catch (JsonException)
        {
            // What precedes a mistake is what the file says of its columns; opening it reports the mistake.
        }

        return [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static byte[] Start(TableFile file)
    {
        using FileStream stream = File.OpenRead(file.Path);
        byte[] bytes = new byte[Math.Min(LongestObject, stream.Length)];
        stream.ReadExactly(bytes);
        return bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
    }
}
