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
    private const long MaximumBytes = 256L << 20;

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
        if (FactFile.Objection(path, MaximumBytes) is { } objection)
        {
            throw Malformed(file, objection, null);
        }

        string text = File.ReadAllText(path);
        if (ConflictMarkers.In(text))
        {
            throw new HistoryException("MLOPS2801", $"{file} holds Git conflict markers.", "Keep the lines of both sides, one a period, then run monitor again.");
        }

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
            period = JsonSerializer.Deserialize<HistoryPeriod>(line, Json) ?? throw Malformed(file, $"line {number} is null", null);
        }
        catch (JsonException fault)
        {
            throw Malformed(file, $"line {number} is no period", fault);
        }

        return period.Schema == HistoryPeriod.Format
            ? period
            : throw new HistoryException(
                "MLOPS2801", $"Line {number} of {file} is written as {period.Schema}; this version reads {HistoryPeriod.Format}.", "Use a version of mlops that knows it.");
    }

    private string PathOf(string log) => SnapshotName.IsValid(log)
        ? Path.Combine(Folder, $"{log}.jsonl")
        : throw new HistoryException(
            "MLOPS2802",
            $"\"{log}\" cannot name a log.",
            $"Use up to {SnapshotName.MaximumLength} lower-case letters, digits and hyphens, such as {SnapshotName.From(log)}.");

    private static HistoryException Malformed(string file, string problem, Exception? inner) => new(
        "MLOPS2801", $"{file} is no history: {problem}.", "Mend it (FORMATS.md says what it holds), or take it back from Git.", inner);
}
