using System.Globalization;
using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Rendering.Views;

namespace MlopsNotebookKernel.Commands.Decisions;

/// <summary>A decision as results show it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">The question or title.</param>
/// <param name="Status"><c>proposed</c>, <c>accepted</c>, <c>rejected</c>, <c>deprecated</c> or <c>superseded</c>.</param>
/// <param name="Date">The day since which it says so, as 2026-11-23.</param>
/// <param name="Theme">Its theme; null for none.</param>
/// <param name="Choice">What was chosen; null while it is open.</param>
/// <param name="Options">Options weighed besides.</param>
/// <param name="Rejected">Options not taken, and why.</param>
/// <param name="Evidence">What was measured or seen.</param>
/// <param name="ReopenWhen">What would open it again; null when not said.</param>
/// <param name="Snapshot">The snapshot it held under, as <c>name@id</c>; null when not said.</param>
/// <param name="NewerSnapshot">A later snapshot of the same name with other content, as <c>name@id</c>; null when there is none.</param>
/// <param name="Commit">The commit it held under; null without Git.</param>
/// <param name="Notebook">The notebook it was recorded in; null when not known.</param>
/// <param name="Supersedes">The decision it took the place of; null for none.</param>
/// <param name="SupersededBy">The decision that took its place; null for none.</param>
/// <param name="File">Its file, relative to the workspace's root.</param>
internal sealed record DecisionItem(
    string Id,
    string Title,
    DecisionStatus Status,
    string Date,
    string? Theme,
    string? Choice,
    IReadOnlyList<string> Options,
    IReadOnlyList<RejectedOption> Rejected,
    IReadOnlyList<string> Evidence,
    string? ReopenWhen,
    string? Snapshot,
    string? NewerSnapshot,
    string? Commit,
    string? Notebook,
    string? Supersedes,
    string? SupersededBy,
    string File)
{
    private const int MostFiles = 3;
    private const int CommitDigits = 7;

    /// <summary>What was supposed before it was tried; null when not said.</summary>
    public string? Hypothesis { get; init; }

    /// <summary>The moment since which it says so, UTC to the second; null where only the day is known.</summary>
    public DateTimeOffset? Decided { get; init; }

    /// <summary>How <see cref="NewerSnapshot"/> drifted from <see cref="Snapshot"/>, as a clause; null when not looked at, or not comparable.</summary>
    public string? Drift { get; init; }

    /// <summary>
    /// Files that the decision's notebook uses and that commits changed since <see cref="Commit"/>, relative to the
    /// workspace's root; null for none.
    /// </summary>
    public IReadOnlyList<string>? FilesChanged { get; init; }

    /// <summary>
    /// Files that it stands on, which have other content than then though no commit or snapshot tells so, relative to the
    /// workspace's root; null for none.
    /// </summary>
    public IReadOnlyList<string>? FilesDiffering { get; init; }

    /// <summary>True when <see cref="Commit"/> is not in this clone's history, so that what changed since is not known; else null.</summary>
    public bool? IsCommitUnknown { get; init; }

    /// <summary>The pictures among the evidence, as they are shown; empty where they are not looked for.</summary>
    [JsonIgnore]
    public IReadOnlyList<ViewBlock> Pictures { get; init; } = [];

    /// <summary>What has moved since, each as a clause; empty for nothing known.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Moves
    {
        get
        {
            List<string> moves = [];
            if (NewerSnapshot is { } newer)
            {
                moves.Add($"there is {Short(newer)}{(Drift is null ? "" : $", {Drift}")}");
            }

            if (FilesChanged is { Count: > 0 } files && Commit is { } commit)
            {
                moves.Add($"{Some(files)} changed after commit {commit[..Math.Min(CommitDigits, commit.Length)]}");
            }

            if (FilesDiffering is { Count: > 0 } others)
            {
                moves.Add($"{Some(others)} {(others.Count == 1 ? "has" : "have")} other content");
            }

            return moves;
        }
    }

    /// <summary>Whether a decision of some status still says something of what is to be done.</summary>
    /// <param name="status">The status.</param>
    public static bool Stands(DecisionStatus status) => status is not (DecisionStatus.Superseded or DecisionStatus.Deprecated);

    /// <summary>Makes one.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="store">Where it is kept.</param>
    /// <param name="snapshots">The snapshots there are now.</param>
    public static DecisionItem Of(Decision decision, DecisionStore store, ISnapshotStore snapshots) => new(
        decision.Id,
        decision.Text.Title,
        decision.Status,
        decision.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decision.Text.Theme,
        decision.Text.Choice,
        decision.Text.Options,
        decision.Text.Rejected,
        decision.Text.Evidence,
        decision.Text.ReopenWhen,
        decision.Basis.Snapshot,
        Newer(decision.Basis, snapshots),
        decision.Basis.Commit,
        decision.Basis.Notebook,
        decision.Supersedes,
        decision.SupersededBy,
        store.RelativePath(decision.Id))
    {
        Hypothesis = decision.Text.Hypothesis,
        Decided = decision.Decided,
    };

    /// <summary>A snapshot as people read it: the name and the first 12 digits.</summary>
    /// <param name="snapshot">As <c>name@id</c>.</param>
    public static string Short(string snapshot)
    {
        int at = snapshot.IndexOf('@', StringComparison.Ordinal);
        return at >= 0 && snapshot.Length > at + 13 ? snapshot[..(at + 13)] : snapshot;
    }

    private static string Some(IReadOnlyList<string> files) =>
        $"{string.Join(", ", files.Take(MostFiles))}{(files.Count > MostFiles ? $" and {files.Count - MostFiles} more" : "")}";

    private static string? Newer(DecisionBasis basis, ISnapshotStore snapshots)
    {
        if (basis.SnapshotName is null || snapshots.Named(basis.SnapshotName) is not [var newest, ..] named)
        {
            return null;
        }

        // A hand-written file may hold the beginning of an id.
        SnapshotManifest? recorded = named.FirstOrDefault(manifest => manifest.Id.StartsWith(basis.SnapshotId!, StringComparison.Ordinal));
        bool changed = recorded is null ? !newest.Id.StartsWith(basis.SnapshotId!, StringComparison.Ordinal) : newest.Id != recorded.Id;
        return changed ? $"{newest.Name}@{newest.Id}" : null;
    }
}
