using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Periods;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Theses;

/// <summary>
/// One <c>.mlops/theses/&lt;name&gt;.json</c> (<c>mlops.thesis/1</c>). Members that this version does not know are kept.
/// </summary>
internal sealed class ThesisFile
{
    private const string Schema = "mlops.thesis/1";
    private const long MaximumBytes = 256 * 1024;

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string _path;
    private readonly JsonObject _json;

    private ThesisFile(string path, JsonObject json, ThesisDefinition thesis)
    {
        _path = path;
        _json = json;
        Definition = thesis;
    }

    /// <summary>What it says.</summary>
    public ThesisDefinition Definition { get; }

    /// <summary>A file that does not exist yet.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="thesis">What it is to say.</param>
    public static ThesisFile New(string path, ThesisDefinition thesis) => new(path, [], thesis);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Absolute path; the file exists.</param>
    /// <exception cref="ThesisException">It is malformed, too new, or holds conflict markers (MLOPS2701).</exception>
    public static ThesisFile Read(string path)
    {
        string file = Path.GetFileName(path);
        if (FactFile.Objection(path, MaximumBytes) is { } objection)
        {
            throw Malformed(file, objection);
        }

        string text = File.ReadAllText(path);
        if (ConflictMarkers.In(text))
        {
            throw new ThesisException("MLOPS2701", $"{file} holds Git conflict markers.", "Resolve the conflict in it; both sides say the same thesis.");
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

        string schema = Required(json, "schema", file);
        if (schema != Schema)
        {
            throw new ThesisException("MLOPS2701", $"{file} is written as {schema}; this version reads {Schema}.", "Use a version of mlops that knows it.");
        }

        string name = Path.GetFileNameWithoutExtension(path);
        return Required(json, "name", file) == name
            ? new ThesisFile(path, json, Of(json, name, file))
            : throw Malformed(file, $"its name is not {name}");
    }

    /// <summary>Writes a thesis into the file.</summary>
    /// <param name="thesis">The thesis.</param>
    public void Write(ThesisDefinition thesis)
    {
        _json["schema"] = Schema;
        _json["name"] = thesis.Name;
        _json["need"] = thesis.Need;
        _json["thesis"] = thesis.Statement;
        _json["metric"] = Merged(_json["metric"] as JsonObject, thesis.Metric);
        _json["outcome"] = Merged(_json["outcome"] as JsonObject, thesis.Outcome);
        _json["control"] = thesis.Control?.ToString();
        _json["since"] = thesis.Since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        _json["horizon"] = thesis.Horizon.ToString();
        _json["every"] = thesis.Every?.ToString().ToLowerInvariant();
        AtomicFile.WriteText(_path, _json.ToJsonString(Layout) + "\n");
    }

    private static JsonObject Merged(JsonObject? known, ThesisMeasure measure)
    {
        JsonObject json = known?.DeepClone().AsObject() ?? [];
        json["name"] = measure.Name;
        json["from"] = measure.Source.ToString();
        json["better"] = measure.Better == MetricDirection.Higher ? "higher" : "lower";
        json["effect"] = measure.Effect.ToString();
        return json;
    }

    private static ThesisDefinition Of(JsonObject json, string name, string file) => new(
        name,
        Required(json, "need", file),
        Required(json, "thesis", file),
        Measure(json, "metric", file),
        Measure(json, "outcome", file),
        Text(json, "control", file) is { } control ? Source(control, "control", file) : null,
        DateOnly.TryParseExact(Required(json, "since", file), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly since)
            ? since
            : throw Malformed(file, "since is no day such as 2026-11-23"),
        PeriodSpan.Parse(Required(json, "horizon", file)) ?? throw Malformed(file, "horizon is no time such as 90d, 12w or 6m"),
        Text(json, "every", file) switch
        {
            null => null,
            "day" => PeriodLength.Day,
            "week" => PeriodLength.Week,
            "month" => PeriodLength.Month,
            _ => throw Malformed(file, "every is none of day, week, month"),
        });

    private static ThesisMeasure Measure(JsonObject json, string member, string file)
    {
        JsonObject measure = json[member] as JsonObject ?? throw Malformed(file, $"{member} is no object");
        return new ThesisMeasure(
            Required(measure, "name", file),
            Source(Required(measure, "from", file), $"{member}.from", file),
            Required(measure, "better", file) switch
            {
                "higher" => MetricDirection.Higher,
                "lower" => MetricDirection.Lower,
                _ => throw Malformed(file, $"{member}.better is neither higher nor lower"),
            },
            ThesisEffect.Parse(Required(measure, "effect", file)) ?? throw Malformed(file, $"{member}.effect is no change such as 0.5 or 5%"));
    }

    private static ThesisSource Source(string text, string member, string file) =>
        ThesisSource.Parse(text) ?? throw Malformed(file, $"{member} is no file, query, variable or history");

    private static string Required(JsonObject json, string member, string file) =>
        Text(json, member, file) ?? throw Malformed(file, $"it has no {member}");

    private static string? Text(JsonObject json, string member, string file) => json[member] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw Malformed(file, $"{member} is no text"),
    };

    private static ThesisException Malformed(string file, string problem, Exception? inner = null) => new(
        "MLOPS2701", $"{file} is no thesis: {problem}.", "Mend it (FORMATS.md says what it holds), or take it back from Git.", inner);
}
