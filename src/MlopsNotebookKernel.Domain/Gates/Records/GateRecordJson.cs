using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlopsNotebookKernel.Domain.Gates.Records;

/// <summary>How a gate's records are written and read.</summary>
internal static class GateRecordJson
{
    private static readonly JsonSerializerOptions Line = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = 16,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly JsonSerializerOptions Page = new(Line) { WriteIndented = true, NewLine = "\n" };

    /// <summary>A record on a line of its own, without the line's end.</summary>
    /// <param name="run">The record.</param>
    public static string Write(GateRun run) => JsonSerializer.Serialize(run, Line);

    /// <summary>A record as a file.</summary>
    /// <param name="champion">The record.</param>
    public static string Write(GateChampion champion) => JsonSerializer.Serialize(champion, Page) + "\n";

    /// <summary>Reads a record.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="text">Its text.</param>
    /// <param name="schema">The schema that it must have.</param>
    /// <exception cref="JsonException">It is malformed, or another schema's.</exception>
    public static T Read<T>(string text, string schema)
    {
        using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
        string? said = document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("schema", out JsonElement member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
        return said == schema
            ? document.Deserialize<T>(Line) ?? throw new JsonException("It is null.")
            : throw new JsonException($"Its schema is {said ?? "missing"}, and this version reads {schema}.");
    }
}
