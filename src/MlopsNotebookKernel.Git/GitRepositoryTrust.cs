using LibGit2Sharp;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Git;

/// <summary>
/// Reads trust from the user's and the machine's configuration of Git, as Git itself does with <c>safe.directory</c>:
/// <c>mlops.trusted</c>, once a working tree, or <c>*</c> for all.
/// </summary>
public sealed class GitRepositoryTrust : IRepositoryTrust
{
    private const string Name = "mlops.trusted";

    /// <inheritdoc/>
    public bool Trusts(string repositoryRoot)
    {
        string root = Normal(repositoryRoot);

        // Built without a repository: what a clone's own configuration says is the clone's author's word.
        using Configuration settings = Configuration.BuildFrom(null);
        return settings.Where(entry => entry.Key == Name && entry.Level is not (ConfigurationLevel.Local or ConfigurationLevel.Worktree))
            .Any(entry => entry.Value == "*" || (entry.Value.Length > 0 && Path.IsPathFullyQualified(entry.Value) && SameFolder(Normal(entry.Value), root)));
    }

    /// <inheritdoc/>
    public string Line(string repositoryRoot) =>
        PasteLine.ForTerminal($"git config --global --add mlops.trusted {repositoryRoot.Replace('\\', '/')}");

    private static string Normal(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    private static bool SameFolder(string one, string other) =>
        string.Equals(one, other, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
