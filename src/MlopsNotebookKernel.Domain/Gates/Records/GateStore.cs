using System.Text.Json;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Gates.Policies;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Gates.Records;

/// <summary>
/// The gates of a workspace: <c>.mlops/gates/&lt;name&gt;.json</c> (policies), <c>&lt;name&gt;.champion.json</c>, and
/// their history in <c>.mlops/history/gates/&lt;name&gt;.jsonl</c>.
/// </summary>
/// <param name="workspace">The workspace.</param>
public sealed class GateStore(Workspace workspace)
{
    private const string ChampionEnd = ".champion.json";

    private static readonly FactKind ChampionKind = KindOf("mlops.champion/1", 1 << 20);
    private static readonly FactKind RunKind = KindOf("mlops.gate-run/1", 256 << 20);

    private string Folder => workspace.FactPath("gates");

    /// <summary>The names of gates with a policy, in ordinal order.</summary>
    public IReadOnlyList<string> Names => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileName(path)!).Where(file => !file.EndsWith(ChampionEnd, StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The path of a policy, relative to the workspace's root.</summary>
    /// <param name="name">The gate.</param>
    public string PolicyPath(string name) => workspace.Relative(PathOf(name, ".json"));

    /// <summary>The path of a champion's file, relative to the workspace's root.</summary>
    /// <param name="name">The gate.</param>
    public string ChampionPath(string name) => workspace.Relative(PathOf(name, ChampionEnd));

    /// <summary>Reads a policy.</summary>
    /// <param name="name">The gate.</param>
    /// <exception cref="GateException">It is no name (MLOPS2602), there is no such gate (MLOPS2603), or its policy is malformed (MLOPS2601).</exception>
    public GatePolicy Policy(string name)
    {
        string path = PathOf(name, ".json");
        if (File.Exists(path))
        {
            return GatePolicyFile.Read(path);
        }

        string nearest = NearestName.Of(name, Names) is { } near ? $"Did you mean {near}? " : "";
        throw new GateException(
            "MLOPS2603", $"There is no gate {name}: {workspace.Relative(path)} is missing.", $"{nearest}{PasteLine.ForTerminal($"mlops gate {name} --create binary")} writes a policy to begin with (or multiclass, regression).");
    }

    /// <summary>Writes a policy that does not exist yet.</summary>
    /// <param name="name">The gate.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="GateException">There is one (MLOPS2604).</exception>
    public void Create(string name, string text)
    {
        string path = PathOf(name, ".json");
        if (File.Exists(path))
        {
            throw new GateException("MLOPS2604", $"{workspace.Relative(path)} exists.", "Edit it, or name another gate.");
        }

        AtomicFile.WriteText(path, text);
    }

    /// <summary>The champion; null when nothing was promoted yet.</summary>
    /// <param name="name">The gate.</param>
    /// <exception cref="GateException">Its file is malformed (MLOPS2605).</exception>
    public GateChampion? Champion(string name)
    {
        string path = PathOf(name, ChampionEnd);
        if (!File.Exists(path))
        {
            return null;
        }

        string file = workspace.Relative(path);
        GateChampion champion = Read<GateChampion>(file, ChampionKind.Text(path, file), ChampionKind, 0);
        return champion.Gate == name ? champion : throw ChampionKind.Malformed(file, $"its gate is {champion.Gate}");
    }

    /// <summary>All runs, oldest first.</summary>
    /// <param name="name">The gate.</param>
    /// <exception cref="GateException">The history is malformed (MLOPS2605).</exception>
    public IReadOnlyList<GateRun> History(string name)
    {
        string path = HistoryPath(name);
        string file = workspace.Relative(path);
        return File.Exists(path)
            ? [.. RunKind.Text(path, file).Split('\n').Select((line, i) => (line, i)).Where(each => each.line.Trim().Length > 0)
                .Select(each => Read<GateRun>(file, each.line, RunKind, each.i + 1))]
            : [];
    }

    /// <summary>
    /// Records a run: the history first, the champion last, so that whatever is interrupted never leaves a champion that
    /// no run promoted. A run that is known is not recorded again; where it is the newest promotion and was interrupted,
    /// it is completed.
    /// </summary>
    /// <param name="run">The run.</param>
    public void Record(GateRun run)
    {
        IReadOnlyList<GateRun> history = History(run.Gate);
        if (history.FirstOrDefault(known => known.Run == run.Run) is not { } recorded)
        {
            string path = HistoryPath(run.Gate);
            string text = File.Exists(path) ? RunKind.Text(path, workspace.Relative(path)) : "";
            string gap = text.Length == 0 || text.EndsWith('\n') ? "" : "\n";
            AtomicFile.WriteText(path, $"{text}{gap}{GateRecordJson.Write(run)}\n");
            recorded = run;
            history = [.. history, run];
        }

        if (recorded.Promoted && history.Last(known => known.Promoted).Run == recorded.Run)
        {
            AtomicFile.WriteText(PathOf(run.Gate, ChampionEnd), GateRecordJson.Write(GateChampion.Of(recorded)));
        }
    }

    private static FactKind KindOf(string schema, long largest) => new(
        "record of a gate",
        schema,
        largest,
        "Of a history in conflict keep both sides' lines; of a champion the one that was promoted last.",
        (message, remedy, inner) => new GateException("MLOPS2605", message, remedy, inner));

    private static T Read<T>(string file, string text, FactKind kind, int line)
    {
        try
        {
            return GateRecordJson.Read<T>(text, kind.Schema);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw kind.Malformed(file, line == 0 ? exception.Message.TrimEnd('.') : $"line {line}: {exception.Message.TrimEnd('.')}", exception);
        }
    }

    private string HistoryPath(string name) => workspace.FactPath("history", "gates", $"{Checked(name)}.jsonl");

    private string PathOf(string name, string end) => Path.Combine(Folder, Checked(name) + end);

    private static string Checked(string name) => SnapshotName.IsValid(name)
        ? name
        : throw new GateException(
            "MLOPS2602", $"\"{name}\" cannot name a gate.", $"Use up to {SnapshotName.MaximumLength} lower-case letters, digits and hyphens, such as {SnapshotName.From(name)}.");
}
