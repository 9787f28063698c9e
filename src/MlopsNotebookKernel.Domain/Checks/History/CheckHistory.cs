using System.Text;
using MlopsNotebookKernel.Domain.Checks.Emergency;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Checks.History;

/// <summary>
/// What the checks of a source found over time: <c>.mlops/history/checks/&lt;source&gt;.jsonl</c>, a line a delivery. The
/// same found in the same data again is not written again, so that a notebook can be run again.
/// </summary>
/// <param name="workspace">The workspace.</param>
public sealed class CheckHistory(Workspace workspace)
{
    private const int MostLines = 10_000;

    private static readonly FactKind Kind = new(
        "history of checks",
        "mlops.check-run/1",
        64 << 20,
        "Where two branches both added lines, both belong in it.",
        (message, remedy, inner) => new CheckException("MLOPS2904", message, remedy, inner));

    private string Folder => workspace.FactPath("history", "checks");

    /// <summary>The sources that have a history, in ordinal order.</summary>
    public IReadOnlyList<string> Sources() => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*.jsonl").Select(path => Path.GetFileNameWithoutExtension(path)).Where(SnapshotName.IsValid).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>All runs of a source's checks, the first first.</summary>
    /// <param name="source">The source's name.</param>
    /// <exception cref="CheckException">The file is malformed (MLOPS2904).</exception>
    public IReadOnlyList<CheckRun> Of(string source)
    {
        string path = PathOf(source);
        if (!File.Exists(path))
        {
            return [];
        }

        string file = workspace.Relative(path);
        List<CheckRun> runs = [];
        int number = 0;
        foreach (string line in Kind.Text(path, file).ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.Length > 0)
            {
                runs.Add(CheckRunJson.Read(line) ?? throw Kind.Fault(
                    $"Line {number} of {file} is no run of checks.", "Take the file back from Git; where two branches both added lines, both belong in it.", null));
            }
        }

        return runs;
    }

    /// <summary>Adds a run, unless the last run on this data found the same, or it ran fewer checks on data known before.</summary>
    /// <param name="source">The source's name.</param>
    /// <param name="run">The run.</param>
    /// <returns>Whether a line was written.</returns>
    public bool Add(string source, CheckRun run)
    {
        IReadOnlyList<CheckRun> runs = Of(source);
        if (runs.LastOrDefault(known => known.Seen.Label == run.Seen.Label) is { } last
            && (last.FoundTheSame(run) || (run.Checks.Count == 0 && last.Seen.SawTheSame(run.Seen))))
        {
            return false;
        }

        StringBuilder text = new();
        foreach (CheckRun each in runs.Skip(Math.Max(0, runs.Count + 1 - MostLines)).Append(run))
        {
            text.Append(CheckRunJson.Write(each)).Append('\n');
        }

        AtomicFile.WriteText(PathOf(source), text.ToString());
        return true;
    }

    /// <summary>The deliveries of a source that the runs saw: the first sight of each, but whether it is usual as last judged.</summary>
    /// <param name="runs">The runs.</param>
    public static IReadOnlyList<SourceObservation> Deliveries(IReadOnlyList<CheckRun> runs)
    {
        List<SourceObservation> deliveries = [];
        foreach (CheckRun run in runs)
        {
            int known = deliveries.FindIndex(run.Seen.SawTheSame);
            if (known < 0)
            {
                deliveries.Add(run.Seen);
            }
            else
            {
                deliveries[known] = deliveries[known] with { IsUsual = run.Seen.IsUsual };
            }
        }

        return deliveries;
    }

    private string PathOf(string source)
    {
        CheckStore.CheckName(source);
        return Path.Combine(Folder, $"{source}.jsonl");
    }
}
