using System.Globalization;
using System.Text;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Git;

/// <summary>Reads a repository through the <c>git</c> program.</summary>
/// <param name="git">The program.</param>
internal sealed class ProgramReader(GitProgram git) : IRepositoryReader
{
    public RepositoryState State(string root, CancellationToken cancellation)
    {
        // The two calls do not depend on each other, and starting a program is most of their cost.
        Task<(int Code, byte[] Output, string Error)> settings = Task.Run(
            () => git.Run(root, ["config", "--null", "--get-regexp", @"^(remote\..*\.url|branch\..*\.remote)$"], cancellation),
            cancellation);
        string status = git.Text(
            root,
            ["-c", "core.fsmonitor=false", "status", "--porcelain=v2", "--branch", "-z", "--untracked-files=all", "--no-renames", "--ignore-submodules=none"],
            cancellation);
        (string? commit, string? branch, IReadOnlyList<WorkingChange> changes) = PorcelainStatus.Parse(status);

        (int code, byte[] output, string error) = settings.GetAwaiter().GetResult();
        if (code is not (0 or 1))
        {
            throw GitFaults.Of(root, error);
        }

        return new RepositoryState(root, commit, branch, RemoteAddress.Clean(Remote(Encoding.UTF8.GetString(output), branch)), changes);
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
            ["--literal-pathspecs", "log", "-z", "--no-show-signature", "--format=%H%x1f%an%x1f%cI%x1f%s", $"{since}..HEAD", "--", .. paths],
            cancellation);
        return [.. log.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(Commit)];
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
                .. literal, "-c", "core.quotePath=true", "diff", "--binary", "--full-index", "--no-color", "--no-ext-diff", "--no-textconv",
                "--no-renames", "--src-prefix=a/", "--dst-prefix=b/", "--unified=3", "--ignore-submodules=dirty", from, "--", .. chosen,
            ],
            cancellation);
    }

    public IReadOnlyList<string> Versions(string root, string path, CancellationToken cancellation)
    {
        string log = git.Text(
            root,
            ["--literal-pathspecs", "log", "--all", "-z", "--no-show-signature", "--format=", "--raw", "--no-abbrev", "--no-renames", "-m", "--", path],
            cancellation);

        // Each change is ":old-mode new-mode old-id new-id status", then the path; a folder's name gives what is in it.
        string[] records = log.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. records.Zip(records.Skip(1))
                .Where(pair => pair.First.TrimStart('\n').StartsWith(':') && pair.Second == path)
                .SelectMany(pair => pair.First.TrimStart('\n').Split(' ', 5) is var fields ? new[] { fields[3], fields[2] } : [])
                .Where(id => id.Trim('0').Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static CommitSummary Commit(string record)
    {
        string[] fields = record.Split('\x1f', 4);
        return new CommitSummary(fields[0].Trim(), fields[3], fields[1], DateTimeOffset.Parse(fields[2], CultureInfo.InvariantCulture));
    }

    /// <summary>The address of the branch's upstream, else of <c>origin</c>.</summary>
    private static string? Remote(string settings, string? branch)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (string setting in settings.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            int end = setting.IndexOf('\n', StringComparison.Ordinal);
            if (end > 0)
            {
                values[setting[..end]] = setting[(end + 1)..];
            }
        }

        return branch is not null && values.TryGetValue($"branch.{branch}.remote", out string? upstream)
            && values.TryGetValue($"remote.{upstream}.url", out string? address)
                ? address
                : values.GetValueOrDefault("remote.origin.url");
    }
}
