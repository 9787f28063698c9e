using System.Globalization;
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
    private static readonly FactKind Kind = new(
        "thesis",
        "mlops.thesis/1",
        256 * 1024,
        "Resolve the conflict in it; both sides say the same thesis.",
        (message, remedy, inner) => new ThesisException("MLOPS2701", message, remedy, inner));

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
        FactDocument fact = FactDocument.Read(path, Kind);
        string name = Path.GetFileNameWithoutExtension(path);
        return fact.Text("name") == name
            ? new ThesisFile(path, fact.Json, Of(fact, name))
            : throw fact.Malformed($"its name is not {name}");
    }

    /// <summary>Writes a thesis into the file.</summary>
    /// <param name="thesis">The thesis.</param>
    public void Write(ThesisDefinition thesis)
    {
        _json["schema"] = Kind.Schema;
        _json["name"] = thesis.Name;
        _json["need"] = thesis.Need;
        _json["thesis"] = thesis.Statement;
        _json["metric"] = Merged(_json["metric"] as JsonObject, thesis.Metric);
        _json["outcome"] = Merged(_json["outcome"] as JsonObject, thesis.Outcome);
        _json["control"] = thesis.Control?.ToString();
        _json["since"] = thesis.Since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        _json["horizon"] = thesis.Horizon.ToString();
        _json["every"] = thesis.Every?.ToString().ToLowerInvariant();
        AtomicFile.WriteText(_path, FactDocument.Write(_json));
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

    private static ThesisDefinition Of(FactDocument fact, string name) => new(
        name,
        fact.Text("need"),
        fact.Text("thesis"),
        Measure(fact, "metric"),
        Measure(fact, "outcome"),
        fact.Optional("control") is { } control ? Source(fact, control, "control") : null,
        fact.Day("since"),
        PeriodSpan.Parse(fact.Text("horizon")) ?? throw fact.Malformed("horizon is no time such as 90d, 12w or 6m"),
        fact.Optional("every") is null ? null : fact.Word<PeriodLength>("every"));

    private static ThesisMeasure Measure(FactDocument fact, string member)
    {
        JsonObject measure = fact.Object(member);
        return new ThesisMeasure(
            fact.Text(measure, "name"),
            Source(fact, fact.Text(measure, "from"), $"{member}.from"),
            fact.Text(measure, "better") switch
            {
                "higher" => MetricDirection.Higher,
                "lower" => MetricDirection.Lower,
                _ => throw fact.Malformed($"{member}.better is neither higher nor lower"),
            },
            ThesisEffect.Parse(fact.Text(measure, "effect")) ?? throw fact.Malformed($"{member}.effect is no change such as 0.5 or 5%"));
    }

    private static ThesisSource Source(FactDocument fact, string text, string member) =>
        ThesisSource.Parse(text) ?? throw fact.Malformed($"{member} is no file, query, variable or history");
}
