using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.Reproduce;

/// <summary>Whose notebook runs: nobody's without consent.</summary>
public sealed class ConsentTests : IDisposable
{
    private readonly SmallResearch _research = new();

    public void Dispose() => _research.Dispose();

    [Fact]
    public async Task Reproduce_WithoutConsent_RefusesAndOnlyTheUsersOwnConfigurationTrusts()
    {
        string witness = Path.Combine(_research.Temporary, "witness");
        await _research.StampAsync($"File.AppendAllText(@\"{witness}\", \"ran\");");
        File.Delete(witness);
        Dictionary<string, string> environment = _research.Environment;
        environment["HOME"] = _research.Home;
        environment["USERPROFILE"] = _research.Home;
        environment["XDG_CONFIG_HOME"] = Path.Combine(_research.Home, ".config");

        // The repository's own word for itself counts for nothing.
        File.AppendAllText(Path.Combine(_research.Folder, ".git", "config"), "[mlops]\n\ttrusted = *\n");
        ToolRun refused = (await ToolRun.With(environment, _research.Folder, "reproduce", SmallResearch.Notebook)).Exits(2);
        Assert.Contains("MLOPS1062", refused.Error, StringComparison.Ordinal);
        Assert.Contains("git config --global --add mlops.trusted", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(witness));

        File.WriteAllText(Path.Combine(_research.Home, ".gitconfig"), "[mlops]\n\ttrusted = /some/where/else\n");
        (await ToolRun.With(environment, _research.Folder, "reproduce", SmallResearch.Notebook)).Exits(2);
        Assert.False(File.Exists(witness));

        File.AppendAllText(Path.Combine(_research.Home, ".gitconfig"), $"\ttrusted = {_research.Folder.Replace('\\', '/')}\n");
        (await ToolRun.With(environment, _research.Folder, "reproduce", SmallResearch.Notebook)).Exits(0);
        Assert.True(File.Exists(witness));
    }
}
