using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Demonstration;

/// <summary>The demonstration as a reader meets it: a fresh clone, the notebooks run, nothing changes.</summary>
public sealed class DemonstrationTests
{
    [Fact]
    public async Task Research_RunAgainCommittedAndCloned_ChangesNoFileAndVerifiesFresh()
    {
        using TemporaryRepository repository = TemporaryRepository.WithDemonstration();

        (await ToolRun.Of(repository.Folder, "run", "notebooks/01-research.ipynb", "--html", "artifacts/research.html")).Exits(0);
        Assert.Empty(repository.Status());
        (await ToolRun.Of(repository.Folder, "verify", "notebooks/01-research.ipynb")).Exits(0);

        repository.Write("unrelated.txt", "A commit that touches nothing the notebook uses.\n");
        repository.Commit("Add a note");
        (await ToolRun.Of(repository.Folder, "verify", "notebooks/01-research.ipynb")).Exits(0);

        using TemporaryRepository clone = repository.Clone();
        (await ToolRun.Of(clone.Folder, "verify", "notebooks/01-research.ipynb")).Exits(0);
        Assert.StartsWith(
            "✓ 3 notebooks: 3 fresh.",
            (await ToolRun.Of(clone.Folder, "verify", "notebooks/01-research.ipynb", "notebooks/02-revisit.ipynb", "notebooks/04-monitor.ipynb")).Exits(0).Output,
            StringComparison.Ordinal);
        (await ToolRun.Of(clone.Folder, "run", "notebooks/02-revisit.ipynb", "--html", "artifacts/revisit.html")).Exits(0);
        Assert.Empty(clone.Status());

        string page = File.ReadAllText(Path.Combine(clone.Folder, "artifacts", "revisit.html"));
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("ONT", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?:src|href)=\"https?://", page);
    }

    [StampedRuntimeFact]
    public async Task Notebooks_RunInPlace_KeepEveryByteOfTheirOutputs()
    {
        using TemporaryRepository repository = TemporaryRepository.WithDemonstration();

        (await ToolRun.Of(repository.Folder, "run", "notebooks/01-research.ipynb", "--in-place")).Exits(0);
        (await ToolRun.Of(repository.Folder, "run", "notebooks/02-revisit.ipynb", "--in-place")).Exits(0);

        // A feed without the exact version of a transitive package gives a newer one. The pin and verify cells say so,
        // rightly; all else is the same to the byte.
        string[] mayTell = repository.Status().Count == 0 ? [] : ["pin", "verify"];
        foreach (string name in new[] { "01-research.ipynb", "02-revisit.ipynb" })
        {
            string ran = File.ReadAllText(Path.Combine(repository.Folder, "notebooks", name));
            string committed = File.ReadAllText(Path.Combine(ToolRun.RepositoryRoot, "notebooks", name));
            Assert.Equal(Notebooks.WithoutOutputsOf(committed, mayTell), Notebooks.WithoutOutputsOf(ran, mayTell));
        }

        if (mayTell.Length > 0)
        {
            string told = Notebooks.TextOf(Path.Combine(repository.Folder, "notebooks", "01-research.ipynb"), "pin");
            Assert.Contains("package", told, StringComparison.Ordinal);
            Assert.DoesNotContain("cell changed", told, StringComparison.Ordinal);
            Assert.DoesNotContain("data changed", told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Library_OfTheFinishedCells_IsInStepWithTheNotebook()
    {
        using TemporaryRepository repository = TemporaryRepository.WithDemonstration();

        (await ToolRun.Of(repository.Folder, "export", "notebooks/01-research.ipynb", "--to", "notebooks/FlightDelay", "--check")).Exits(0);
    }
}
