namespace MlopsNotebookKernel.Interactive.Tests;

public sealed class CounselTests
{
    private const string Cell = "var features = new[] { \"Distance\", \"HourOfDay\" };\nfeatures.Length.ToString()";

    [Fact]
    public async Task Cell_UsesWhatADecisionRejected_IsToldSoInOneLineAboveItsOutputsAndRuns()
    {
        using HostNotebook notebook = await WithDecisionAsync();

        IReadOnlyList<string> shown = await notebook.RunAsync(Cell);

        Assert.Contains("HourOfDay is used here, and \"hour of day\" was rejected on ", shown[0], StringComparison.Ordinal);
        Assert.Contains(": no gain on validation.", shown[0], StringComparison.Ordinal);
        Assert.DoesNotContain('\n', shown[0].Trim());
        Assert.Contains("2", shown[1], StringComparison.Ordinal);
        Assert.Equal(2, shown.Count);
    }

    [Fact]
    public async Task Cell_WithNothingRejected_IsNotSpokenOf()
    {
        using HostNotebook notebook = await WithDecisionAsync();

        Assert.Single(await notebook.RunAsync("var features = new[] { \"Distance\" };\nfeatures.Length.ToString()"));
    }

    [Fact]
    public async Task Cell_OnceAcknowledged_IsNotSpokenOf()
    {
        using HostNotebook notebook = await WithDecisionAsync();
        string id = Path.GetFileNameWithoutExtension(Assert.Single(Directory.EnumerateFiles(Path.Combine(notebook.Folder, ".mlops", "decisions"))));
        await notebook.RunAsync($"#!mlops-decisions --acknowledge {id}");

        Assert.Single(await notebook.RunAsync(Cell));
    }

    private static async Task<HostNotebook> WithDecisionAsync()
    {
        HostNotebook notebook = HostNotebook.Loaded();
        await notebook.RunAsync("#!mlops-decide \"Which features?\" --choice distance --rejected \"hour of day: no gain on validation\"");
        return notebook;
    }
}
