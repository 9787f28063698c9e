using System.Text;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Git;

/// <summary>
/// A repository's configuration, each value with where it comes from. What lies in the repository's own folder travels
/// with an archive of it, so anybody may have written it, and its filters name programs to run.
/// </summary>
/// <param name="values">Scope, name and value, in the order of Git: the last of a name counts.</param>
internal sealed class RepositorySettings(IReadOnlyList<(string Scope, string Name, string Value)> values)
{
    /// <summary>What <c>git config</c> is asked for: <c>--null --show-scope --get-regexp</c> of these.</summary>
    public const string Wanted = @"^(remote\..*\.url|branch\..*\.remote|filter\..*|lfs\.extension\..*)$";

    private const string Filter = "filter.";

    private static readonly string[] ByTheRepository = ["local", "worktree"];

    /// <summary>Reads <c>scope NUL name LF value NUL</c>; a name without a value has no line feed.</summary>
    /// <param name="output">The program's output.</param>
    public static RepositorySettings Parse(ReadOnlySpan<byte> output)
    {
        string[] parts = Encoding.UTF8.GetString(output).Split('\0');
        List<(string, string, string)> values = [];
        for (int i = 0; i + 1 < parts.Length; i += 2)
        {
            string[] setting = parts[i + 1].Split('\n', 2);
            values.Add((parts[i], setting[0], setting.Length > 1 ? setting[1] : ""));
        }

        return new RepositorySettings(values);
    }

    /// <summary>The value of a name; null when it has none.</summary>
    /// <param name="name">The name, section and key in lower case.</param>
    public string? Value(string name) =>
        values.LastOrDefault(setting => setting.Name == name) is { Name: not null } found ? found.Value : null;

    /// <summary>
    /// Options for <c>git</c> that put the user's own filters, or none, in the place of those that the repository brings.
    /// </summary>
    /// <param name="root">The working tree.</param>
    /// <exception cref="GitException">A filter's name cannot be written as an option (MLOPS1605).</exception>
    public IReadOnlyList<string> WithoutItsFilters(string root)
    {
        // Large file storage runs what its extensions name, whoever configured the filter itself.
        bool extended = values.Any(setting => IsTheRepositorys(setting) && setting.Name.StartsWith("lfs.", StringComparison.Ordinal));
        List<string> options = [];
        foreach (string name in values.Where(setting => setting.Name.StartsWith(Filter, StringComparison.Ordinal)
            && (IsTheRepositorys(setting) || (extended && setting.Name.StartsWith("filter.lfs.", StringComparison.Ordinal))))
            .Select(setting => setting.Name).Distinct(StringComparer.Ordinal))
        {
            if (name.Contains('=', StringComparison.Ordinal))
            {
                throw new GitException(
                    "MLOPS1605",
                    $"The Git repository at {root} configures the filter {name[Filter.Length..name.LastIndexOf('.')]}, which cannot be switched off, and its program would run.",
                    "Look at the repository's .git/config; a fresh clone has no filters of its own.");
            }

            string? own = extended && name.StartsWith("filter.lfs.", StringComparison.Ordinal)
                ? null
                : values.LastOrDefault(setting => setting.Name == name && !IsTheRepositorys(setting)).Value;
            options.AddRange(["-c", $"{name}={own ?? (name.EndsWith(".required", StringComparison.Ordinal) ? "false" : "")}"]);
        }

        return options;
    }

    private static bool IsTheRepositorys((string Scope, string Name, string Value) setting) =>
        ByTheRepository.Contains(setting.Scope, StringComparer.Ordinal);
}
