using MlopsNotebookKernel.Commands.Catalogue;
using MlopsNotebookKernel.Commands.Completion;
using MlopsNotebookKernel.Commands.Completion.Shells;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;

namespace MlopsNotebookKernel.Commands.Tests.Completion;

public sealed class TerminalCompletionTests : IDisposable
{
    private readonly DataRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Complete_NoVerbYet_OffersEveryVerbOfTerminals()
    {
        string[] offered = (await TextsAsync("mlops ")).Split('|');

        Assert.Equal(CommandCatalogue.All.Where(definition => definition.Doors.HasFlag(CommandDoors.Terminal)).Select(definition => definition.Verb).Append("help"), offered);
    }

    [Theory]
    [InlineData("mlops compl", "completion")]
    [InlineData("mlops help ga", "gate")]
    [InlineData("mlops --v", "--version")]
    [InlineData("/usr/bin/mlops ini", "init")]
    [InlineData("mlops gc --", "--dry-run|--grace|--give-up|--format|--help")]
    [InlineData("mlops gc --dry-run --grace 3 --d", "")]
    [InlineData("mlops verify --format j", "json")]
    [InlineData("mlops metric auc --better=l", "--better=lower")]
    [InlineData("mlops completion ", "bash|zsh|fish|powershell")]
    [InlineData("mlops nothing ", "")]
    [InlineData("mlops", "")]
    public async Task Complete_VerbsAndOptions_OffersWhatFits(string line, string expected) => Assert.Equal(expected, await TextsAsync(line));

    [Fact]
    public async Task Complete_Values_AreWholeWordsAsTheyAre()
    {
        _rig.Write("old data/now.csv", "alpha,day of week\n1,2\n");
        _rig.Write("flights.csv", "alpha,beta,gamma\n1,2,3\n");
        await _rig.RunInTerminalAsync(SnapshotCommand.Definition, "flights.csv", "--name", "kept");

        Assert.Matches("^kept\\|kept@[0-9a-f]{12}$", await TextsAsync("mlops restore "));
        Assert.Equal("old data/now.csv", await TextsAsync("mlops snapshot \"old data/n"));
        Assert.Equal("old data/now.csv", await TextsAsync("mlops snapshot old\\ data/n"));
        Assert.Equal("day of week", await TextsAsync("mlops drift --current 'old data/now.csv' --by d"));
        Assert.Equal("alpha,beta|alpha,gamma", await TextsAsync("mlops drift --baseline kept --columns alpha,"));
        Assert.Equal("", await TextsAsync("mlops snapshot @"));
    }

    [Fact]
    public async Task Complete_Remotes_AreThoseOfTheConfigurationOrFolders()
    {
        _rig.Write(".mlops/config.json", """{ "schema": "mlops.config/1", "remotes": { "lab": { "address": "../lab" }, "office": { "address": "/mnt/office" } } }""");
        _rig.Write("objects/x.txt", "x");

        Assert.Equal("lab|office", await TextsAsync("mlops push --remote "));
        Assert.Equal("office", await TextsAsync("mlops pull --remote o"));
        Assert.Equal("lab|office", await TextsAsync("mlops remote accept "));
        Assert.Equal("./objects/", await TextsAsync("mlops push --remote ./ob"));
    }

    [Fact]
    public async Task Complete_DamagedConfiguration_OffersNothingInsteadOfFailing()
    {
        _rig.Write(".mlops/config.json", "{ damaged");

        Assert.Equal("", await TextsAsync("mlops push --remote "));
    }

    private async Task<string> TextsAsync(string line) =>
        string.Join('|', (await new TerminalCompletion(_rig.Services).CompleteAsync(Shell.Bash, line, _rig.Root, CancellationToken.None)).Select(item => item.Text));
}
