using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Checks;

/// <summary>Reads the members of a check's or defect's file; what is not as it must be is named. The file may be anybody's.</summary>
internal sealed class CheckFactReader
{
    private readonly string _file;
    private readonly string _what;
    private JsonObject _json = [];

    private CheckFactReader(string file, string what)
    {
        _file = file;
        _what = what;
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">Absolute path; the file exists.</param>
    /// <param name="largest">Its largest size in bytes.</param>
    /// <param name="schema">The schema it must state.</param>
    /// <param name="what">What it is, in a word.</param>
    /// <exception cref="CheckException">It is no such file (MLOPS2901).</exception>
    public static CheckFactReader Of(string path, long largest, string schema, string what)
    {
        CheckFactReader reader = new(Path.GetFileName(path), what);
        if (FactFile.Objection(path, largest) is { } objection)
        {
            throw reader.Malformed(objection);
        }

        string text = File.ReadAllText(path);
        if (ConflictMarkers.In(text))
        {
            throw new CheckException("MLOPS2901", $"{reader._file} holds Git conflict markers.", "Resolve the conflict in it: one of the two sides is meant.");
        }

        try
        {
            reader._json = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false }) as JsonObject
                ?? throw reader.Malformed("it is no JSON object");
        }
        catch (JsonException fault)
        {
            throw reader.Malformed($"it is no JSON (line {(fault.LineNumber ?? 0) + 1})", fault);
        }

        string stated = reader.Text("schema");
        return stated == schema
            ? reader
            : throw new CheckException("MLOPS2901", $"{reader._file} is written as {stated}; this version reads {schema}.", "Use a version of mlops that knows it.");
    }

    /// <summary>A text that must be there.</summary>
    public string Text(string member) => Text(_json, member);

    /// <summary>A text that must be there.</summary>
    public string Text(JsonObject json, string member) => Optional(json, member) ?? throw Malformed($"it has no {member}");

    /// <summary>A text; null where there is none.</summary>
    public string? Optional(string member) => Optional(_json, member);

    /// <summary>A number that must be there.</summary>
    public double Number(string member) => _json[member] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out double number) && double.IsFinite(number)
        ? number
        : throw Malformed($"{member} is no number");

    /// <summary>A truth value that must be there.</summary>
    public bool Flag(JsonObject json, string member) => json[member] is JsonValue value && value.TryGetValue(out bool flag)
        ? flag
        : throw Malformed($"{member} is neither true nor false");

    /// <summary>A day that must be there.</summary>
    public DateOnly Day(string member) => DateOnly.TryParseExact(Text(member), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
        ? day
        : throw Malformed($"{member} is no day");

    /// <summary>A word of an enumeration that must be there.</summary>
    public T Word<T>(string member)
        where T : struct, Enum => Word<T>(_json, member);

    /// <summary>A word of an enumeration that must be there.</summary>
    public T Word<T>(JsonObject json, string member)
        where T : struct, Enum => Enum.TryParse(Text(json, member), ignoreCase: true, out T value) && CheckFile.Word(value) == Text(json, member)
            ? value
            : throw Malformed($"{member} is none of {string.Join(", ", Enum.GetValues<T>().Select(CheckFile.Word))}");

    /// <summary>A list of objects; empty where there is none.</summary>
    public IReadOnlyList<JsonObject> List(string member, int most) => _json[member] switch
    {
        null => [],
        JsonArray array when array.Count <= most && array.All(item => item is JsonObject) => [.. array.Select(item => item!.AsObject())],
        _ => throw Malformed($"{member} is no list of at most {most} objects"),
    };

    /// <summary>What to raise for a file that is not as it must be.</summary>
    public CheckException Malformed(string problem, Exception? inner = null) => new(
        "MLOPS2901", $"{_file} is no {_what}: {problem}.", "Mend it (FORMATS.md says what it holds), or take it back from Git.", inner);

    private string? Optional(JsonObject json, string member) => json[member] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw Malformed($"{member} is no text"),
    };
}
