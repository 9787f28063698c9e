using System.Text.RegularExpressions;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Decisions;

/// <summary>The decisions of a workspace: files <c>.mlops/decisions/YYYY-MM-DD-….md</c>. Other files there are no decisions.</summary>
/// <param name="workspace">The workspace.</param>
public sealed partial class DecisionStore(Workspace workspace)
{
    private const int ShortDigits = 4;
    private const int LongDigits = 12;

    private string Folder => workspace.FactPath("decisions");

    /// <summary>
    /// Code hosts show a file at <c>…/blob/BRANCH/PATH</c> and a commit at <c>…/commit/ID</c>, so that a link from one to
    /// the other needs no host's name.
    /// </summary>
    private string? Commits => workspace.GitRoot is { } root
        ? $"{Path.GetRelativePath(Folder, root).Replace('\\', '/')}/../../commit/"
        : null;

    /// <summary>All decisions, newest first.</summary>
    /// <exception cref="DecisionException">A file is malformed (MLOPS1923).</exception>
    public IReadOnlyList<Decision> All() => NewestFirst(Paths().Select(path => DecisionFile.Read(path).Decision));

    /// <summary>All decisions that can be read, newest first, and what is wrong with the others.</summary>
    public (IReadOnlyList<Decision> Decisions, IReadOnlyList<DecisionException> Problems) Readable()
    {
        List<Decision> decisions = [];
        List<DecisionException> problems = [];
        foreach (string path in Paths())
        {
            try
            {
                decisions.Add(DecisionFile.Read(path).Decision);
            }
            catch (DecisionException problem)
            {
                problems.Add(problem);
            }
        }

        return (NewestFirst(decisions), problems);
    }

    /// <summary>Finds a decision by its id, an unambiguous beginning of it, or an unambiguous part of its slug.</summary>
    /// <param name="reference">What the user wrote.</param>
    /// <exception cref="DecisionException">None fits (MLOPS1924), or several do (MLOPS1925).</exception>
    public Decision Find(string reference)
    {
        IReadOnlyList<Decision> all = All();
        if (all.FirstOrDefault(decision => decision.Id == reference) is { } exact)
        {
            return exact;
        }

        Decision[] found = [.. all.Where(decision => decision.Id.Contains(reference, StringComparison.Ordinal))];
        return found switch
        {
            [var one] => one,
            [] => throw new DecisionException(
                "MLOPS1924", $"There is no decision {reference}.", NearestName.Of(reference, all.Select(decision => decision.Id)) is { } near ? $"Did you mean {near}?" : "List them with decisions."),
            _ => throw new DecisionException(
                "MLOPS1925", $"{reference} could be any of {found.Length} decisions.", $"Write more of the id: {string.Join(", ", found.Take(5).Select(decision => decision.Id))}."),
        };
    }

    /// <summary>
    /// Records a decision. One with the same text is found again whatever the day, the commit or the snapshot, and no
    /// file changes; so a notebook can be run again. Another text under the same title is refused unless it is said
    /// what becomes of the first.
    /// </summary>
    /// <param name="text">What it says.</param>
    /// <param name="status">Where it stands; null keeps a known decision's status, and accepts a new one.</param>
    /// <param name="basis">What it holds under now.</param>
    /// <param name="now">The moment.</param>
    /// <param name="update">Whether another text under the same title is to be replaced.</param>
    /// <param name="supersedes">What the user wrote for the decision it takes the place of; null for none.</param>
    /// <exception cref="DecisionException">The title is taken by another text (MLOPS1921), or a reference does not fit or was superseded before.</exception>
    public RecordedDecision Record(
        DecisionText text, DecisionStatus? status, DecisionBasis basis, DateTimeOffset now, bool update, string? supersedes)
    {
        DecisionText said = text.Normalized();
        IReadOnlyList<Decision> all = All();
        Decision[] titled = [.. all.Where(decision => decision.Text.Title == said.Title)];
        if (titled.FirstOrDefault(decision => decision.Text.Says(said)) is { } known)
        {
            return Repeat(known, status, basis, Free(now, all), update);
        }

        string? replaced = supersedes is null ? null : Replaceable(Find(supersedes));
        Decision? standing = titled.FirstOrDefault(decision => decision.Status != DecisionStatus.Superseded && decision.Id != replaced);
        if (standing is null)
        {
            return Create(said, status ?? DecisionStatus.Accepted, basis, Free(now, all), replaced);
        }

        IReadOnlyList<string> changes = standing.Text.Differences(said);
        if (!update)
        {
            throw new DecisionException(
                "MLOPS1921",
                $"\"{said.Title}\" is decided already, with other {string.Join(" and ", changes)} ({standing.Id}).",
                $"Add --update to correct its text, or --supersedes {standing.Id} to decide anew and keep the first.");
        }

        Decision updated = standing with { Text = said, Basis = basis, Status = status ?? standing.Status };
        updated = Decides(updated) == Decides(standing) ? updated : updated with { Decided = Free(now, all) };
        DecisionFile.Read(PathOf(standing.Id), Commits).Write(updated);
        return new RecordedDecision.Updated(updated, changes);
    }

    /// <summary>Writes what a decision cites beside it; a file that is there with this content is left alone.</summary>
    /// <param name="files">The files.</param>
    public void Keep(IEnumerable<EvidenceFile> files)
    {
        foreach (EvidenceFile file in files)
        {
            AtomicFile.WriteBytes(workspace.FactPath("decisions", EvidenceFile.Folder, file.Name), file.Content);
        }
    }

    /// <summary>The path of a decision's file, relative to the workspace's root.</summary>
    /// <param name="id">Its id.</param>
    public string RelativePath(string id) => workspace.Relative(PathOf(id));

    private static string Replaceable(Decision decision) => decision.SupersededBy is null
        ? decision.Id
        : throw new DecisionException(
            "MLOPS1926", $"{decision.Id} was superseded before.", $"Supersede the decision that took its place: --supersedes {decision.SupersededBy}.");

    private RecordedDecision Repeat(Decision known, DecisionStatus? status, DecisionBasis basis, DateTimeOffset moment, bool update)
    {
        if (known.Status == DecisionStatus.Superseded)
        {
            return new RecordedDecision.Known(known);
        }

        bool restated = status is { } given && given != known.Status;
        if (restated && !update)
        {
            throw new DecisionException(
                "MLOPS1921", $"\"{known.Text.Title}\" is {known.Status.ToString().ToLowerInvariant()}, not {status.ToString()!.ToLowerInvariant()} ({known.Id}).", "Add --update to change where it stands.");
        }

        bool resnapped = update && (basis.Snapshot ?? known.Basis.Snapshot) != known.Basis.Snapshot;
        bool refiled = update && basis.Files.Count > 0 && !basis.Files.SequenceEqual(known.Basis.Files);
        bool rebased = resnapped || refiled;
        if (!restated && !rebased)
        {
            return new RecordedDecision.Known(known);
        }

        Decision updated = known with { Status = status ?? known.Status, Decided = restated ? moment : known.Decided, Basis = rebased ? basis : known.Basis };
        DecisionFile.Read(PathOf(known.Id), Commits).Write(updated);
        return new RecordedDecision.Updated(updated, [.. restated ? ["status"] : Array.Empty<string>(), .. resnapped ? ["snapshot"] : Array.Empty<string>(), .. refiled ? ["files"] : Array.Empty<string>()]);
    }

    private RecordedDecision.New Create(DecisionText text, DecisionStatus status, DecisionBasis basis, DateTimeOffset moment, string? replaced)
    {
        DateOnly today = DateOnly.FromDateTime(moment.UtcDateTime);
        string id = DecisionId.Of(today, text, ShortDigits);
        if (File.Exists(PathOf(id)))
        {
            id = DecisionId.Of(today, text, LongDigits);
        }

        Decision decision = new(id, text, status, today, basis, replaced, null) { Decided = moment };
        DecisionFile.New(PathOf(id), Commits, decision).Write(decision);
        if (replaced is not null)
        {
            DecisionFile.Read(PathOf(replaced)).Supersede(id);
        }

        return new RecordedDecision.New(decision);
    }

    private static IReadOnlyList<Decision> NewestFirst(IEnumerable<Decision> decisions) =>
    [
        .. decisions.OrderByDescending(decision => decision.Day)
            .ThenByDescending(decision => decision.Decided)
            .ThenByDescending(decision => decision.Id, StringComparer.Ordinal),
    ];

    /// <summary>What of a decision makes it say something else than before; its words may be corrected without that.</summary>
    private static string Decides(Decision decision) =>
        string.Join('\n', decision.Text.Rejected.Select(option => option.Option).Prepend(decision.Text.Choice ?? "").Prepend(decision.Status.ToString()));

    /// <summary>
    /// A moment to the second that no decision here has yet: a notebook that runs records several within one second, and
    /// which of them came later must be known.
    /// </summary>
    private static DateTimeOffset Free(DateTimeOffset now, IReadOnlyList<Decision> decisions)
    {
        HashSet<DateTimeOffset?> taken = [.. decisions.Select(decision => decision.Decided)];
        DateTimeOffset moment = new(now.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        while (taken.Contains(moment))
        {
            moment = moment.AddSeconds(1);
        }

        return moment;
    }

    private IEnumerable<string> Paths() => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, "*.md")
            .Where(path => DatedName().IsMatch(Path.GetFileName(path)))
            .Order(StringComparer.Ordinal)
        : [];

    private string PathOf(string id) => Path.Combine(Folder, $"{id}.md");

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}-[^/\\]+\.md$")]
    private static partial Regex DatedName();
}
