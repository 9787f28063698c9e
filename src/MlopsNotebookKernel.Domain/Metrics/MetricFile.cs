using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Metrics;

/// <summary>
/// One <c>.mlops/metrics/&lt;name&gt;.json</c> (<c>mlops.metric/1</c>). Members that this version does not know are kept.
/// </summary>
internal sealed class MetricFile
{
    private const string Schema = "mlops.metric/1";
    private const long MaximumBytes = 64 * 1024;

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string _path;
    private readonly JsonObject _json;

    private MetricFile(string path, JsonObject json, MetricDefinition definition)
    {
        _path = path;
        _json = json;
        Definition = definition;
    }

    /// <summary>What it says.</summary>
    public MetricDefinition Definition { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Absolute path; the file exists.</param>
    /// <exception cref="MetricException">It is malformed, too new, or holds conflict markers (MLOPS1903).</exception>
    public static MetricFile Read(string path)
    {
        string file = Path.GetFileName(path);
        if (FactFile.Objection(path, MaximumBytes) is { } objection)
        {
            throw Malformed(file, objection);
        }

        string text = File.ReadAllText(path);
        if (ConflictMarkers.In(text))
        {
            throw new MetricException("MLOPS1903", $"{file} holds Git conflict markers.", "Resolve the conflict in it; both sides define the same metric.");
        }

        JsonObject json;
        try
        {
            json = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false }) as JsonObject
                ?? throw Malformed(file, "it is no JSON object");
        }
        catch (JsonException exception)
        {
            throw Malformed(file, $"it is no JSON (line {(exception.LineNumber ?? 0) + 1})", exception);
        }

        string schema = Text(json, "schema", file) ?? throw Malformed(file, "it has no schema");
        if (schema != Schema)
        {
            throw new MetricException("MLOPS1903", $"{file} is written as {schema}; this version reads {Schema}.", "Use a version of mlops that knows it.");
        }

        string name = Path.GetFileNameWithoutExtension(path);
        if (Text(json, "name", file) != name)
        {
            throw Malformed(file, $"its name is not {name}");
        }

        MetricDirection better = Text(json, "better", file) switch
        {
            "higher" => MetricDirection.Higher,
            "lower" => MetricDirection.Lower,
            _ => throw Malformed(file, "better is neither higher nor lower"),
        };
        return new MetricFile(path, json, new MetricDefinition(name, Text(json, "description", file), better, Text(json, "unit", file)) { Computed = Text(json, "computed", file) });
    }

    /// <summary>A file that does not exist yet.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="definition">What it is to say.</param>
    public static MetricFile New(string path, MetricDefinition definition) => new(path, [], definition);

    /// <summary>Writes a definition into the file.</summary>
    /// <param name="definition">The definition.</param>
    public void Write(MetricDefinition definition)
    {
        _json["schema"] = Schema;
        _json["name"] = definition.Name;
        _json["description"] = definition.Description;
        _json["better"] = definition.Better == MetricDirection.Higher ? "higher" : "lower";
        _json["unit"] = definition.Unit;
        if (definition.Computed is { } computed)
        {
            _json["computed"] = computed;
        }

        AtomicFile.WriteText(_path, _json.ToJsonString(Layout) + "\n");
    }

    private static string? Text(JsonObject json, string member, string file) => json[member] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw Malformed(file, $"{member} is no text"),
    };

    private static MetricException Malformed(string file, string problem, Exception? inner = null) => new(
        "MLOPS1903", $"{file} is no metric: {problem}.", "Mend it (FORMATS.md says what it holds), or take it back from Git.", inner);
}
