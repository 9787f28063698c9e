using MlopsNotebookKernel.EndToEnd.Tests.Demonstration;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Reproduce;

/// <summary>Somebody else: another clone, a home with nothing in it, no object store, no packages.</summary>
public sealed class SecondCloneTests
{
    [Fact]
    public async Task SmallResearch_InAnEmptyEnvironment_VerifiesAndReproducesAsTheFirst()
    {
        using SmallResearch research = new();
        await research.StampAsync(SmallResearch.Cells[1], SmallResearch.Cells[2]);
        using TemporaryRepository clone = research.Repository.Clone();
        Dictionary<string, string> environment = Empty(research);

        Assert.False(Directory.Exists(Path.Combine(clone.Folder, ".git", "mlops")));
        ToolRun first = (await research.ReproduceAsync()).Exits(0);
        (await ToolRun.With(environment, clone.Folder, "verify", SmallResearch.Notebook)).Exits(0);
        ToolRun second = (await ToolRun.With(environment, clone.Folder, "reproduce", SmallResearch.Notebook, "--yes")).Exits(0);

        Assert.Equal(first.Output, second.Output);
        Assert.Empty(clone.Status());
    }

    [Fact]
    public async Task WhatWasUncommitted_ComesFromARemoteOnDemand()
    {
        using SmallResearch research = new();
        await research.StampAsync(SmallResearch.Cells[0], SmallResearch.Cells[1]);
        string shared = Path.Combine(research.Temporary, "shared");
        Dictionary<string, string> environment = Empty(research);
        (await ToolRun.With(environment, research.Folder, "remote", "add", "lab", shared)).Exits(0);
        (await ToolRun.With(environment, research.Folder, "push")).Exits(0);
        research.Repository.Commit("Name the remote");
        using TemporaryRepository clone = research.Repository.Clone();
        Directory.Move(shared, shared + ".away");
        ToolRun without = (await ToolRun.With(environment, clone.Folder, "reproduce", SmallResearch.Notebook, "--yes")).Exits(3);
        Assert.Contains("2 things cannot be had", without.Output, StringComparison.Ordinal);

        Directory.Move(shared + ".away", shared);
        ToolRun run = (await ToolRun.With(environment, clone.Folder, "reproduce", SmallResearch.Notebook, "--yes")).Exits(0);

        Assert.Contains("all 3 cells are identical", run.Output, StringComparison.Ordinal);
        Assert.Empty(clone.Status());
    }

    [StampedCommitFact]
    public async Task Demonstration_Reproduces_ToIdenticalOutputs()
    {
        using SmallResearch research = new();
        using TemporaryRepository clone = TemporaryRepository.Bare();
        LibGit2Sharp.Repository.Clone(ToolRun.RepositoryRoot, clone.Folder);

        foreach (string notebook in new[] { "01-research", "02-revisit" })
        {
            ToolRun run = (await ToolRun.With(research.Environment, clone.Folder, "reproduce", $"notebooks/{notebook}.ipynb", "--yes")).Exits(0);
            Assert.Matches("Reproduced: all [0-9]+ cells are identical.", run.Output);
        }

        Assert.Empty(clone.Status());
    }

    private static Dictionary<string, string> Empty(SmallResearch research)
    {
        Dictionary<string, string> environment = research.Environment;
        environment["HOME"] = research.Home;
        environment["USERPROFILE"] = research.Home;
        environment["XDG_CONFIG_HOME"] = Path.Combine(research.Home, ".config");
        environment["NUGET_PACKAGES"] = Path.Combine(research.Home, "packages");
        return environment;
    }
}
