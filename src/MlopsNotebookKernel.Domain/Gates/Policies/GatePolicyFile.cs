using System.Text.Json;
using MlopsNotebookKernel.Domain.Metrics.Standard;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Gates.Policies;

/// <summary>Reads <c>.mlops/gates/&lt;name&gt;.json</c> (<c>mlops.gate/1</c>, FORMATS.md).</summary>
public static class GatePolicyFile
{
    private const int MostRules = 50;

    private static readonly FactKind Kind = new(
        "gate's policy",
        "mlops.gate/1",
        256 * 1024,
        "Resolve the conflict in it: which of the two rules holds is for people to say.",
        (message, remedy, inner) => new GateException("MLOPS2601", message, remedy, inner));

    /// <summary>Reads a policy.</summary>
    /// <param name="path">Absolute path of a file that exists.</param>
    /// <exception cref="GateException">It is malformed, too new, or holds conflict markers (MLOPS2601).</exception>
    public static GatePolicy Read(string path)
    {
        string file = Path.GetFileName(path);
        return Parse(Kind.Text(path, file), Path.GetFileNameWithoutExtension(path), file);
    }

    /// <summary>Reads a policy's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name that it must have.</param>
    /// <param name="file">How to call it in messages.</param>
    /// <exception cref="GateException">It is malformed, too new, or holds conflict markers (MLOPS2601).</exception>
    public static GatePolicy Parse(string text, string name, string file) =>
        Policy(JsonSerializer.SerializeToElement(FactDocument.Parse(text, file, Kind).Json), name, file);

    private static GatePolicy Policy(JsonElement root, string name, string file)
    {
        GateException Refuse(string problem) => (GateException)Kind.Malformed(file, problem);
        PolicyObject policy = PolicyObject.Of(
            root, "", Refuse, "schema", "name", "description", "task", "columns", "positive", "threshold", "metrics", "slices", "classBand",
            "latency", "memory", "confidence", "replicates", "seed");
        _ = policy.RequiredText("schema");
        _ = policy.Text("description");
        if (policy.RequiredText("name") != name)
        {
            throw Refuse($"its name is not {name}");
        }

        PredictionTask task = policy.RequiredText("task") switch
        {
            "binary" => PredictionTask.Binary,
            "multiclass" => PredictionTask.Multiclass,
            "regression" => PredictionTask.Regression,
            _ => throw Refuse("task is none of binary, multiclass, regression"),
        };
        GateColumns columns = Columns(policy, task, Refuse);
        GateMetricRule[] metrics = [.. policy.List("metrics", MostRules).Select(each => Metric(each, Refuse))];
        GatePolicy read = new(name, task, columns, metrics)
        {
            Positive = policy.Text("positive"),
            Threshold = policy.Number("threshold") ?? 0.5,
            Slices = [.. policy.List("slices", MostRules).Select(each => Slice(each, Refuse))],
            ClassBand = ClassBand(policy, task, Refuse),
            Latency = Limit(policy, "latency", Refuse),
            Memory = Limit(policy, "memory", Refuse),
            Confidence = policy.NumberWithin("confidence", 0.5, 0.9999) ?? GatePolicy.DefaultConfidence,
            Replicates = policy.Integer("replicates", 100, 100_000) ?? GatePolicy.DefaultReplicates,
            Seed = policy.Integer("seed", 0, int.MaxValue) ?? 1,
        };
        return metrics.Length == 0 ? throw Refuse("metrics is empty")
            : metrics.GroupBy(rule => rule.Metric).FirstOrDefault(same => same.Count() > 1) is { } twice ? throw Refuse($"metrics names {twice.Key} twice")
            : metrics.All(rule => rule is { Floor: null, LeastImprovement: null }) ? throw Refuse("no metric has a floor or a leastImprovement, so that anything would pass")
            : task != PredictionTask.Binary && policy.Member("positive") is not null ? throw Refuse("positive is for binary tasks")
            : read;
    }

    private static GateColumns Columns(PolicyObject policy, PredictionTask task, Func<string, GateException> refuse)
    {
        PolicyObject columns = PolicyObject.Of(
            policy.Member("columns") ?? throw refuse("columns is missing"), "columns", refuse, "id", "label", "prediction", "score", "scores", "latency");
        SortedDictionary<string, string> scores = new(StringComparer.Ordinal);
        if (columns.Member("scores") is { } several)
        {
            if (several.ValueKind != JsonValueKind.Object || several.EnumerateObject().Count() > GateLimits.MostClasses)
            {
                throw refuse($"columns.scores is no object of up to {GateLimits.MostClasses} classes");
            }

            foreach (JsonProperty one in several.EnumerateObject())
            {
                scores[one.Name] = one.Value.ValueKind == JsonValueKind.String ? one.Value.GetString()! : throw refuse($"columns.scores.{one.Name} is no text");
            }
        }

        string? prediction = columns.Text("prediction");
        string? score = columns.Text("score");
        return prediction is null && (task != PredictionTask.Binary || score is null)
            ? throw refuse(task == PredictionTask.Binary ? "columns names neither prediction nor score" : "columns.prediction is missing")
            : new GateColumns(columns.Text("id"), columns.RequiredText("label"), prediction, score, scores, columns.Text("latency"));
    }

    private static GateMetricRule Metric((JsonElement Element, string Place) each, Func<string, GateException> refuse)
    {
        PolicyObject rule = PolicyObject.Of(each.Element, each.Place, refuse, "metric", "floor", "leastImprovement");
        return new GateMetricRule(rule.RequiredText("metric"), rule.Number("floor"), rule.Number("leastImprovement"));
    }

    private static GateSliceRule Slice((JsonElement Element, string Place) each, Func<string, GateException> refuse)
    {
        PolicyObject rule = PolicyObject.Of(each.Element, each.Place, refuse, "column", "metric", "floor", "mostWorsening", "fewestRows");
        GateSliceRule read = new(
            rule.RequiredText("column"),
            rule.RequiredText("metric"),
            rule.Number("floor"),
            rule.NumberWithin("mostWorsening", 0, double.MaxValue),
            rule.Integer("fewestRows", 30, int.MaxValue) ?? GateSliceRule.DefaultFewestRows);
        return read is { Floor: null, MostWorsening: null } ? throw refuse($"{each.Place} has neither floor nor mostWorsening") : read;
    }

    private static GateClassBand? ClassBand(PolicyObject policy, PredictionTask task, Func<string, GateException> refuse)
    {
        JsonElement? said = policy.Member("classBand");
        if (task == PredictionTask.Regression)
        {
            return said is null ? null : throw refuse("classBand is for classes");
        }

        if (said is null || (said.Value.ValueKind == JsonValueKind.String && said.Value.GetString() == "champion"))
        {
            return new GateClassBand(null, null);
        }

        if (said.Value.ValueKind == JsonValueKind.String)
        {
            return said.Value.GetString() == "none" ? null : throw refuse("classBand is neither champion nor none, nor an object");
        }

        PolicyObject band = PolicyObject.Of(said.Value, "classBand", refuse, "snapshot", "column");
        return new GateClassBand(band.RequiredText("snapshot"), band.RequiredText("column"));
    }

    private static GateResourceLimit? Limit(PolicyObject policy, string name, Func<string, GateException> refuse)
    {
        if (policy.Member(name) is not { } said)
        {
            return null;
        }

        PolicyObject limit = PolicyObject.Of(said, name, refuse, "most", "mostRatio");
        GateResourceLimit read = new(limit.NumberWithin("most", 0, double.MaxValue), limit.NumberWithin("mostRatio", 0, double.MaxValue));
        return read is { Most: null, MostRatio: null } ? throw refuse($"{name} has neither most nor mostRatio") : read;
    }
}
