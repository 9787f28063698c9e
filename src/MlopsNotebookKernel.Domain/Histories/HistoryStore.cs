using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Histories;

/// <summary>The measurements of monitored logs over time: <c>.mlops/history/monitor/&lt;log&gt;.jsonl</c>, a line a period, oldest first.</summary>
/// <param name="workspace">The workspace.</param>
public sealed class HistoryStore(Workspace workspace)
{
    private static readonly FactKind Kind = new(
        "history",
        HistoryPeriod.Format,
        256L << 20,
        "Keep the lines of both sides, one a period, then run monitor again.",
        (message, remedy, inner) => new HistoryException("MLOPS2801", message, remedy, inner));

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = 16,
        AllowDuplicateProperties = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private string Folder => workspace.FactPath("history", "monitor");

    /// <summary>The names of all monitored logs, in ordinal order.</summary>
    public IReadOnlyList<string> Logs() => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*.jsonl").Select(path => Path.GetFileNameWithoutExtension(path)).Where(SnapshotName.IsValid).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The periods of a log, oldest first; none where it has no history yet.</summary>
    /// <param name="log">The log's name.</param>
    /// <exception cref="HistoryException">The name is none (MLOPS2802), or the file is malformed (MLOPS2801).</exception>
    public IReadOnlyList<HistoryPeriod> Read(string log)
    {
        string path = PathOf(log);
        if (!File.Exists(path))
        {
            return [];
        }

        string file = Path.GetFileName(path);
        string text = Kind.Text(path, file);
        List<HistoryPeriod> periods = [];
        int number = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (!line.IsWhiteSpace())
            {
                periods.Add(Parse(line, number, file));
            }
        }

        return [.. periods.OrderBy(period => period.Start)];
    }

    /// <summary>Writes the periods of a log.</summary>
    /// <param name="log">The log's name.</param>
    /// <param name="periods">All of them.</param>
    /// <returns>Whether anything changed.</returns>
    public bool Write(string log, IEnumerable<HistoryPeriod> periods)
    {
        StringBuilder text = new();
        foreach (HistoryPeriod period in periods.OrderBy(period => period.Start))
        {
            text.Append(JsonSerializer.Serialize(period, Json)).Append('\n');
        }

        return AtomicFile.WriteText(PathOf(log), text.ToString());
    }

    /// <summary>The path of a log's file, relative to the workspace's root.</summary>
    /// <param name="log">The log's name.</param>
    public string RelativePath(string log) => workspace.Relative(PathOf(log));

    private static HistoryPeriod Parse(ReadOnlySpan<char> line, int number, string file)
    {
        HistoryPeriod period;
        try
        {
            period = JsonSerializer.Deserialize<HistoryPeriod>(line, Json) ?? throw Kind.Malformed(file, $"line {number} is null");
        }
        catch (JsonException fault)
        {
            throw Kind.Malformed(file, $"line {number} is no period", fault);
        }

        return period.Schema == Kind.Schema ? period : throw Kind.OfAnotherVersion($"Line {number} of {file}", period.Schema);
    }

    private string PathOf(string log) => SnapshotName.IsValid(log)
        ? Path.Combine(Folder, $"{log}.jsonl")
        : throw new HistoryException(
            "MLOPS2802",
            $"\"{log}\" cannot name a log.",
            $"Use up to {SnapshotName.MaximumLength} lower-case letters, digits and hyphens, such as {SnapshotName.From(log)}.");
}
