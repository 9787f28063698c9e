using System.Globalization;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Decisions;

/// <summary>One <c>.mlops/decisions/&lt;id&gt;.md</c>.</summary>
internal sealed class DecisionFile
{
    private const string Schema = "mlops.decision/1";
    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const long MaximumBytes = 1024 * 1024;

    private readonly string _path;
    private readonly string? _commits;
    private readonly FrontMatter _matter;
    private readonly string _kept;

    private DecisionFile(string path, string? commits, FrontMatter matter, Decision decision, string kept)
    {
        _path = path;
        _commits = commits;
        _matter = matter;
        _kept = kept;
        Decision = decision;
    }

    /// <summary>What it says.</summary>
    public Decision Decision { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Absolute path; the file exists.</param>
    /// <param name="commits">What the address of a commit's page begins with, seen from the file; null without Git.</param>
    /// <exception cref="DecisionException">It is malformed, too new, or holds conflict markers (MLOPS1923).</exception>
    public static DecisionFile Read(string path, string? commits = null)
    {
        string file = Path.GetFileName(path);
        if (FactFile.Objection(path, MaximumBytes) is { } objection)
        {
            throw Malformed(file, objection);
        }

        string text = File.ReadAllText(path);
        if (ConflictMarkers.In(text))
        {
            throw new DecisionException("MLOPS1923", $"{file} holds Git conflict markers.", "Resolve the conflict in it: both sides changed the same decision.");
        }

        FrontMatter matter = FrontMatter.Parse(text, file);
        string schema = matter.Get("schema") ?? throw Malformed(file, "it has no schema");
        if (schema != Schema)
        {
            throw new DecisionException("MLOPS1923", $"{file} is written as {schema}; this version reads {Schema}.", "Use a version of mlops that knows it.");
        }

        string id = Path.GetFileNameWithoutExtension(path);
        (DecisionText said, string kept) = DecisionBody.Read(matter.Body, matter.Get("title"), matter.Get("theme"));
        if (said.Title.Length == 0)
        {
            throw Malformed(file, "it has no title");
        }

        Decision decision = new(
            id, said, Status(matter, file), Date(matter, id, file), Basis(matter, file), matter.Get("supersedes"), matter.Get("superseded-by"))
        {
            Decided = Decided(matter, file),
        };
        return new DecisionFile(path, commits, matter, decision, kept);
    }

    /// <summary>A file that does not exist yet.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="commits">What the address of a commit's page begins with, seen from the file; null without Git.</param>
    /// <param name="decision">What it is to say.</param>
    public static DecisionFile New(string path, string? commits, Decision decision) => new(path, commits, FrontMatter.New(""), decision, "");

    /// <summary>Writes a decision into the file: known keys and sections are replaced, all else stays.</summary>
    /// <param name="decision">The decision; its id is the file's.</param>
    public void Write(Decision decision)
    {
        Decision = decision;
        SetAll(decision);
        _matter.Body = DecisionBody.Write(decision.Text, _kept, decision.Basis, _commits);
        AtomicFile.WriteText(_path, _matter.ToString());
    }

    /// <summary>Marks the decision as superseded; its text is not touched.</summary>
    /// <param name="by">The id of the decision that takes its place.</param>
    public void Supersede(string by)
    {
        Decision = Decision with { Status = DecisionStatus.Superseded, SupersededBy = by };
        _matter.Set("status", "superseded");
        _matter.Set("superseded-by", by);
        AtomicFile.WriteText(_path, _matter.ToString());
    }

    private static DecisionStatus Status(FrontMatter matter, string file) => (matter.Get("status") ?? "accepted").ToLowerInvariant() switch
    {
        "proposed" => DecisionStatus.Proposed,
        "accepted" => DecisionStatus.Accepted,
        "rejected" => DecisionStatus.Rejected,
        "deprecated" => DecisionStatus.Deprecated,
        "superseded" => DecisionStatus.Superseded,
        string other => throw Malformed(file, $"its status is {other}, not proposed, accepted, rejected, deprecated or superseded"),
    };

    private static DateOnly Date(FrontMatter matter, string id, string file) =>
        DateOnly.TryParseExact(matter.Get("date") ?? id[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw Malformed(file, "its date is not written as 2026-11-23");

    private static DateTimeOffset? Decided(FrontMatter matter, string file) => matter.Get("decided") switch
    {
        null => null,
        { } text when DateTimeOffset.TryParseExact(text, Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment) => moment,
        _ => throw Malformed(file, "the moment it was decided is not written as 2026-11-23T14:05:09Z"),
    };

    private static DecisionBasis Basis(FrontMatter matter, string file)
    {
        string[]? snapshot = matter.Get("snapshot")?.Split('@');
        if (snapshot is not (null or [{ Length: > 0 }, { Length: > 0 }]))
        {
            throw Malformed(file, "its snapshot is not written as name@id");
        }

        return new DecisionBasis(snapshot?[0], snapshot?[1], matter.Get("commit"), matter.Get("notebook"))
        {
            Packages = matter.Get("packages"),
            Files = [.. matter.GetList("files", file).Take(DecidedFile.Most).Select(text => DecidedFile.Parse(text) ?? throw Malformed(file, "its files are not written as path@digest"))],
            Cell = matter.Get("cell"),
            CellNumber = matter.Get("cell-number") switch
            {
                null => null,
                { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 => number,
                _ => throw Malformed(file, "its cell-number is no number from 1"),
            },
        };
    }

    private static DecisionException Malformed(string file, string problem) => new(
        "MLOPS1923", $"{file} is no decision: {problem}.", "Mend it (FORMATS.md says what it holds), or take it back from Git.");

    private void SetAll(Decision decision)
    {
        _matter.Set("schema", Schema);
        _matter.Set("title", decision.Text.Title);
        _matter.Set("status", decision.Status.ToString().ToLowerInvariant());
        _matter.Set("date", decision.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        _matter.Set("decided", decision.Decided?.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture));
        _matter.Set("theme", decision.Text.Theme);
        _matter.Set("snapshot", decision.Basis.Snapshot);
        _matter.Set("commit", decision.Basis.Commit);
        _matter.Set("notebook", decision.Basis.Notebook);
        _matter.Set("cell", decision.Basis.Cell);
        _matter.Set("cell-number", decision.Basis.CellNumber?.ToString(CultureInfo.InvariantCulture));
        _matter.Set("packages", decision.Basis.Packages);
        _matter.SetList("files", [.. decision.Basis.Files.Select(used => used.ToString())]);
        _matter.Set("supersedes", decision.Supersedes);
        _matter.Set("superseded-by", decision.SupersededBy);
    }
}
