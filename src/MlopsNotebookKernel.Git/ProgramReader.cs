using System.Globalization;
using System.Text;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Git;

/// <summary>Reads a repository through the <c>git</c> program.</summary>
/// <param name="git">The program.</param>
internal sealed class ProgramReader(GitProgram git) : IRepositoryReader
{
    public RepositoryState State(string root, CancellationToken cancellation)
    {
        RepositorySettings settings = Settings(root, cancellation);

        // Git would ask a submodule with the submodule's own configuration; so they are asked one by one, like this one.
        string status = git.Text(
            root,
            [
                .. settings.WithoutItsFilters(root),
                "status", "--porcelain=v2", "--branch", "-z", "--untracked-files=all", "--no-renames", "--ignore-submodules=dirty",
            ],
            cancellation);
        (string? commit, string? branch, IReadOnlyList<WorkingChange> changes) = PorcelainStatus.Parse(status);
        (string Path, RepositoryState State)[] inner = [.. Submodules(root, cancellation).Select(path => (path, State(Path.Combine(root, path), cancellation)))];
        IEnumerable<WorkingChange> dirty = inner
            .Where(module => module.State.Changes.Count > 0 && changes.All(change => change.Path != module.Path))
            .Select(module => new WorkingChange(module.Path, WorkingChangeKind.Modified));
        return new RepositoryState(
            root, commit, branch, RemoteAddress.Clean(Remote(settings, branch)), [.. changes.Concat(dirty).OrderBy(change => change.Path, StringComparer.Ordinal)])
        {
            Submodules = InnerRepositories.Flat(inner),
        };
    }

    public IReadOnlyList<CommitSummary>? CommitsTouching(
        string root, string since, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        (int ancestry, _, string complaint) = git.Run(root, ["merge-base", "--is-ancestor", since, "HEAD"], cancellation);
        if (ancestry is not (0 or 1) && !complaint.Contains(since, StringComparison.Ordinal) && !complaint.Contains("HEAD", StringComparison.Ordinal))
        {
            throw GitFaults.Of(root, complaint);
        }

        if (ancestry != 0)
        {
            return null;
        }

        if (paths.Count == 0)
        {
            return [];
        }

        string log = git.Text(
            root,
            ["--literal-pathspecs", "log", "-z", "--no-show-signature", "--format=%H%x1f%cI%x1f%an%x1f%s", $"{since}..HEAD", "--", .. paths],
            cancellation);
        return [.. log.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(record => Commit(root, record))];
    }

    public byte[] Patch(string root, IReadOnlyList<string>? paths, CancellationToken cancellation)
    {
        bool hasCommit = git.Run(root, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], cancellation).Code == 0;
        string from = hasCommit ? "HEAD" : git.Text(root, ["hash-object", "-t", "tree", "--stdin"], cancellation).Trim();
        string[] literal = paths is null ? [] : ["--literal-pathspecs"];
        IEnumerable<string> chosen = paths ?? [".", FactPaths.Exclusion];
        return git.Bytes(
            root,
            [
                .. literal, .. Settings(root, cancellation).WithoutItsFilters(root), "-c", "core.quotePath=true", "diff", "--binary", "--full-index", "--no-color", "--no-ext-diff", "--no-textconv",
                "--no-renames", "--src-prefix=a/", "--dst-prefix=b/", "--unified=3", "--ignore-submodules=dirty", from, "--", .. chosen,
            ],
            cancellation);
    }

    public IReadOnlyList<string> Versions(string root, string path, CancellationToken cancellation)
    {
        string log = git.Text(
            root,
            ["--literal-pathspecs", "log", "--all", "--full-history", "-z", "--no-show-signature", "--format=", "--raw", "--no-abbrev", "--no-renames", "-m", "--", path],
            cancellation);

        return
        [
            .. Changes(log).Where(change => change.Path == path)
                .SelectMany(change => new[] { change.New, change.Old })
                .Where(id => id.Trim('0').Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    public IReadOnlyList<(string Path, string Id)> PastFacts(string root, string folder, CancellationToken cancellation)
    {
        string log = git.Text(
            root,
            [
                "log", "--all", "--full-history", "-z", "--no-show-signature", "--format=", "--raw", "--no-abbrev", "--no-renames", "--diff-filter=AM", "-m", "--",
                FactPaths.Within(folder),
            ],
            cancellation);
        return [.. Changes(log).Select(change => (change.Path, change.New)).Distinct()];
    }

    /// <summary>Each change is ":old-mode new-mode old-id new-id status", then the path; a folder's name gives what is in it.</summary>
    private static IEnumerable<(string Old, string New, string Path)> Changes(string log)
    {
        string[] records = log.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        return from pair in records.Zip(records.Skip(1))
               where pair.First.TrimStart('\n').StartsWith(':')
               let fields = pair.First.TrimStart('\n').Split(' ', 5)
               select (fields[2], fields[3], pair.Second);
    }

    public IReadOnlyList<string> Touching(string root, string path, CancellationToken cancellation) =>
        git.Text(root, ["--literal-pathspecs", "log", "--all", "--full-history", "--topo-order", "--no-show-signature", "--format=%H", "--", path], cancellation)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private RepositorySettings Settings(string root, CancellationToken cancellation) => SettingsOf(git, root, cancellation);

    /// <summary>Names and subjects are anybody's text, so they come last: no separator in them moves an id or a date.</summary>
    private static CommitSummary Commit(string root, string record)
    {
        string[] fields = record.Split('\x1f', 4);
        return DateTimeOffset.TryParse(fields[1], CultureInfo.InvariantCulture, out DateTimeOffset when)
            ? new CommitSummary(fields[0].Trim(), fields[3], fields[2], when)
            : throw GitFaults.Of(root, $"commit {fields[0].Trim()} has no date that can be read");
    }

    /// <summary>A repository's configuration.</summary>
    /// <param name="git">The program.</param>
    /// <param name="root">The working tree.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <exception cref="GitException">It cannot be read.</exception>
    public static RepositorySettings SettingsOf(GitProgram git, string root, CancellationToken cancellation)
    {
        (int code, byte[] output, string error) = git.Run(
            root, ["config", "--null", "--show-scope", "--get-regexp", RepositorySettings.Wanted], cancellation);
        return code switch
        {
            0 or 1 => RepositorySettings.Parse(output),
            _ when error.Contains("show-scope", StringComparison.Ordinal) => throw new GitException(
                "MLOPS1603", "The git program is too old to say which settings a repository brings.", "Update it to 2.26 or later, or remove it; the toolkit works without a git program."),
            _ => throw GitFaults.Of(root, error),
        };
    }

    /// <summary>Checked-out submodules, relative to the root; those that a link or <c>..</c> would lead to elsewhere are none.</summary>
    private IEnumerable<string> Submodules(string root, CancellationToken cancellation)
    {
        string list = Path.Combine(root, ".gitmodules");
        if (!File.Exists(list) || new FileInfo(list).LinkTarget is not null)
        {
            return [];
        }

        (int code, byte[] output, string error) = git.Run(
            root, ["config", "--file", list, "--null", "--get-regexp", @"^submodule\..*\.path$"], cancellation);
        return code is 0 or 1
            ? Encoding.UTF8.GetString(output).Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Select(setting => setting[(setting.IndexOf('\n', StringComparison.Ordinal) + 1)..])
                .Where(path => PathFence.Objection(root, path) is null && Path.Exists(Path.Combine(root, path, ".git")))
                .Distinct(StringComparer.Ordinal)
            : throw GitFaults.Of(root, error);
    }

    /// <summary>The address of the branch's upstream, else of <c>origin</c>.</summary>
    private static string? Remote(RepositorySettings settings, string? branch) =>
        (branch is not null && settings.Value($"branch.{branch}.remote") is { } upstream ? settings.Value($"remote.{upstream}.url") : null)
            ?? settings.Value("remote.origin.url");
}
