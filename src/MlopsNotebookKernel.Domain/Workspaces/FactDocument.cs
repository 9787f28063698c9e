using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Domain.Workspaces;

/// <summary>
/// A fact that is one JSON object in a file of its own, which may be anybody's: read within its limits, and what is not as
/// it must be is named.
/// </summary>
internal sealed class FactDocument
{
    private const int Deepest = 16;

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly FactKind _kind;
    private readonly string _file;

    private FactDocument(FactKind kind, string file, JsonObject json)
    {
        _kind = kind;
        _file = file;
        Json = json;
    }

    /// <summary>The whole object.</summary>
    public JsonObject Json { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Absolute path; the file exists.</param>
    /// <param name="kind">What it must be.</param>
    /// <exception cref="MlopsException">It is malformed, of another version, or holds conflict markers: the kind's own fault.</exception>
    public static FactDocument Read(string path, FactKind kind)
    {
        string file = Path.GetFileName(path);
        return Parse(kind.Text(path, file), file, kind);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file, as messages call it.</param>
    /// <param name="kind">What it must be.</param>
    /// <exception cref="MlopsException">It is malformed, of another version, or holds conflict markers: the kind's own fault.</exception>
    public static FactDocument Parse(string text, string file, FactKind kind)
    {
        JsonObject json;
        try
        {
            json = JsonNode.Parse(kind.Resolved(text, file), documentOptions: new JsonDocumentOptions { MaxDepth = Deepest, AllowDuplicateProperties = false }) as JsonObject
                ?? throw kind.Malformed(file, "it is no JSON object");
        }
        catch (JsonException fault)
        {
            throw kind.Malformed(file, $"it is no JSON (line {(fault.LineNumber ?? 0) + 1})", fault);
        }

        FactDocument document = new(kind, file, json);
        string schema = document.Text("schema");
        return schema == kind.Schema ? document : throw kind.OfAnotherVersion(file, schema);
    }

    /// <summary>A fact's text, indented, with a final line end.</summary>
    /// <param name="json">The fact.</param>
    public static string Write(JsonObject json) => json.ToJsonString(Layout) + "\n";

    /// <summary>A text that must be there.</summary>
    /// <param name="member">The member's name.</param>
    public string Text(string member) => Text(Json, member);

    /// <summary>A text that must be there.</summary>
    /// <param name="json">An object of the fact.</param>
    /// <param name="member">The member's name.</param>
    public string Text(JsonObject json, string member) => Optional(json, member) ?? throw Malformed($"it has no {member}");

    /// <summary>A text; null where there is none.</summary>
    /// <param name="member">The member's name.</param>
    public string? Optional(string member) => Optional(Json, member);

    /// <summary>An object that must be there.</summary>
    /// <param name="member">The member's name.</param>
    public JsonObject Object(string member) => Json[member] as JsonObject ?? throw Malformed($"{member} is no object");

    /// <summary>A finite number that must be there.</summary>
    /// <param name="member">The member's name.</param>
    public double Number(string member) => Json[member] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out double number) && double.IsFinite(number)
        ? number
        : throw Malformed($"{member} is no number");

    /// <summary>A truth value that must be there.</summary>
    /// <param name="json">An object of the fact.</param>
    /// <param name="member">The member's name.</param>
    public bool Flag(JsonObject json, string member) => json[member] is JsonValue value && value.TryGetValue(out bool flag)
        ? flag
        : throw Malformed($"{member} is neither true nor false");

    /// <summary>A day that must be there.</summary>
    /// <param name="member">The member's name.</param>
    public DateOnly Day(string member) => DateOnly.TryParseExact(Text(member), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
        ? day
        : throw Malformed($"{member} is no day such as 2026-11-23");

    /// <summary>A word of an enumeration that must be there.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="member">The member's name.</param>
    public T Word<T>(string member)
        where T : struct, Enum => Word<T>(Json, member);

    /// <summary>A word of an enumeration that must be there.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="json">An object of the fact.</param>
    /// <param name="member">The member's name.</param>
    public T Word<T>(JsonObject json, string member)
        where T : struct, Enum => Enum.TryParse(Text(json, member), ignoreCase: true, out T value) && WordOf(value) == Text(json, member)
            ? value
            : throw Malformed($"{member} is none of {string.Join(", ", Enum.GetValues<T>().Select(WordOf))}");

    /// <summary>A word of an enumeration as facts write it.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">Its value.</param>
    public static string WordOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>A list of objects; empty where there is none.</summary>
    /// <param name="member">The member's name.</param>
    /// <param name="most">How long it may be.</param>
    public IReadOnlyList<JsonObject> List(string member, int most) => Json[member] switch
    {
        null => [],
        JsonArray array when array.Count <= most && array.All(item => item is JsonObject) => [.. array.Select(item => item!.AsObject())],
        _ => throw Malformed($"{member} is no list of at most {most} objects"),
    };

    /// <summary>What to raise for a fact that is not as it must be.</summary>
    /// <param name="problem">What is wrong, as a clause about it.</param>
    public MlopsException Malformed(string problem) => _kind.Malformed(_file, problem);

    private string? Optional(JsonObject json, string member) => json[member] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw Malformed($"{member} is no text"),
    };
}
