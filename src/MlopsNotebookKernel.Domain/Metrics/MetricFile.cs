using System.Text.Json.Nodes;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Metrics;

/// <summary>
/// One <c>.mlops/metrics/&lt;name&gt;.json</c> (<c>mlops.metric/1</c>). Members that this version does not know are kept.
/// </summary>
internal sealed class MetricFile
{
    private static readonly FactKind Kind = new(
        "metric",
        "mlops.metric/1",
        64 * 1024,
        "Resolve the conflict in it; both sides define the same metric.",
        (message, remedy, inner) => new MetricException("MLOPS1903", message, remedy, inner));

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
        FactDocument fact = FactDocument.Read(path, Kind);
        string name = Path.GetFileNameWithoutExtension(path);
        if (fact.Optional("name") != name)
        {
            throw fact.Malformed($"its name is not {name}");
        }

        MetricDirection better = fact.Optional("better") switch
        {
            "higher" => MetricDirection.Higher,
            "lower" => MetricDirection.Lower,
            _ => throw fact.Malformed("better is neither higher nor lower"),
        };
        return new MetricFile(path, fact.Json, new MetricDefinition(name, fact.Optional("description"), better, fact.Optional("unit")) { Computed = fact.Optional("computed") });
    }

    /// <summary>A file that does not exist yet.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="definition">What it is to say.</param>
    public static MetricFile New(string path, MetricDefinition definition) => new(path, [], definition);

    /// <summary>Writes a definition into the file.</summary>
    /// <param name="definition">The definition.</param>
    public void Write(MetricDefinition definition)
    {
        _json["schema"] = Kind.Schema;
        _json["name"] = definition.Name;
        _json["description"] = definition.Description;
        _json["better"] = definition.Better == MetricDirection.Higher ? "higher" : "lower";
        _json["unit"] = definition.Unit;
        if (definition.Computed is { } computed)
        {
            _json["computed"] = computed;
        }

        AtomicFile.WriteText(_path, FactDocument.Write(_json));
    }
}
