using System.Text.Json;
using LibGit2Sharp;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Demonstration;

/// <summary>
/// A test that goes back to the commit that the demonstration was stamped at: a clone without it (a shallow one, an archive)
/// skips it with that reason.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StampedCommitFactAttribute : StampedRuntimeFactAttribute
{
    public StampedCommitFactAttribute()
    {
        foreach (string name in new[] { "01-research", "02-revisit" })
        {
            string stamp = Path.Combine(ToolRun.RepositoryRoot, "notebooks", ".mlops", "pins", $"{name}.ipynb.pin.json");
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(stamp));
            string commit = document.RootElement.GetProperty("git").GetProperty("commit").GetString()!;
            if (!Repository.IsValid(ToolRun.RepositoryRoot) || !Has(commit))
            {
                Skip = $"{name} was stamped at commit {commit[..12]}, which this clone does not have.";
            }
        }
    }

    private static bool Has(string commit)
    {
        using Repository repository = new(ToolRun.RepositoryRoot);
        return repository.Lookup<Commit>(commit) is { } stamped && repository.Commits.QueryBy(new CommitFilter { IncludeReachableFrom = repository.Head }).Any(known => known.Id == stamped.Id);
    }
}
