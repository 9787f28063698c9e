using MlopsNotebookKernel.Commands.Decide;
using MlopsNotebookKernel.Commands.Decisions;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;

namespace MlopsNotebookKernel.Commands.Tests.Decisions;

/// <summary>Whether what a decision held under has moved on, in a real repository.</summary>
public sealed class DecisionMovesTests : IDisposable
{
    private const string Cell = "var features = new[] { \"Distance\", \"HourOfDay\" };";

    private readonly ResearchRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Run_CommitsThatTouchWhatTheNotebookUses_AreNamedAndOthersNot()
    {
        await DecideAsync();
        _rig.Write("README.md", "More words.");
        _rig.Write("other.csv", "x\n1\n");
        await _rig.EditAsync("research.ipynb", "first", "second");
        _rig.Commit("Nothing that the notebook uses");
        Assert.DoesNotContain("changed after", await ListAsync());
        Assert.DoesNotContain("What it held under", Counsel());

        _rig.Write("limits.json", "{ \"late\": 20 }");
        _rig.Commit("Other limits");

        Assert.Contains("hour of day: rejected; since then limits.json changed after commit", await ListAsync());
        Assert.Contains("What it held under has changed (limits.json changed after commit", Counsel());
    }

    [Fact]
    public async Task Run_FileThatTheStampedNotebookUsedOnlyAfterIt_IsNoReasonOfTheDecision()
    {
        _rig.Write("before.csv", "x\n1\n");
        _rig.Write("after.csv", "x\n1\n");
        _rig.Save(
            "research.ipynb",
            "#!mlops-snapshot before.csv --name before",
            "#!mlops-decide \"Which features?\" --choice distance --rejected \"hour of day: no gain\"",
            "#!mlops-snapshot after.csv --name after",
            "#!mlops-pin --question \"Which?\"");
        _rig.Commit("Research");
        await _rig.RunAsync("research.ipynb");
        _rig.Write("after.csv", "x\n2\n");
        _rig.Commit("What came after");
        Assert.DoesNotContain("changed after", await ListAsync());

        _rig.Write("before.csv", "x\n2\n");
        _rig.Commit("What it stands on");

        Assert.Contains("since then before.csv changed after commit", await ListAsync());
    }

    [Fact]
    public async Task Run_CommitThatThisCloneLacks_IsSaidAndNothingIsGuessed()
    {
        await DecideAsync();
        string file = Directory.EnumerateFiles(_rig.PathOf(".mlops/decisions"), "*.md").Single();
        string text = File.ReadAllText(file);
        File.WriteAllText(file, text.Replace(_rig.Git("rev-parse", "HEAD"), new string('a', 40), StringComparison.Ordinal));

        string shown = await ListAsync();

        Assert.Contains("not in this clone's history", shown);
        Assert.DoesNotContain("changed after", shown);
    }

    [Fact]
    public async Task Run_LaterSnapshotThatDrifted_NamesTheColumns()
    {
        _rig.Write("a.csv", $"delay,distance\n{string.Join('\n', Enumerable.Range(0, 3000).Select(i => $"{i % 50},{i % 700}"))}\n");
        await _rig.TerminalAsync(SnapshotCommand.Definition, "a.csv", "--name", "january");
        await _rig.TerminalAsync(DecideCommand.Definition, "Which?", "--choice", "distance", "--rejected", "hour of day: no gain", "--snapshot", "january");
        _rig.Clock.Now = _rig.Clock.Now.AddDays(1);
        _rig.Write("a.csv", $"delay,distance\n{string.Join('\n', Enumerable.Range(0, 3000).Select(i => $"{(i % 50) + 40},{i % 700}"))}\n");
        await _rig.TerminalAsync(SnapshotCommand.Definition, "a.csv", "--name", "january");

        Assert.Matches("since then there is january@[0-9a-f]{12}, in which delay drifted", await ListAsync());
    }

    [Fact]
    public async Task Run_FileThatIsNeitherCommittedNorKept_IsNamedWhereItsContentChanges()
    {
        _rig.Write(".gitignore", "limits.json\n");
        await DecideAsync();
        Assert.Empty(_rig.Git("ls-files", "limits.json"));
        Assert.DoesNotContain("other content", await ListAsync());

        _rig.Write("limits.json", "{ \"late\": 20 }");
        Assert.Contains("since then limits.json has other content", await ListAsync());
        Assert.Contains("What it held under has changed (limits.json has other content)", Counsel());

        _rig.Write("limits.json", "{ \"late\": 15 }");
        Assert.DoesNotContain("other content", await ListAsync());
        File.Delete(_rig.PathOf("limits.json"));
        Assert.DoesNotContain("limits.json", await ListAsync());
    }

    [Fact]
    public async Task Run_CommittedFileThatIsEditedAndNotCommitted_IsNamedAndAfterItsCommitOnce()
    {
        await DecideAsync();
        _rig.Write("limits.json", "{ \"late\": 20 }");
        Assert.Contains("since then limits.json has other content", await ListAsync());

        _rig.Commit("Other limits");
        Assert.Contains("since then limits.json changed after commit", await ListAsync());
        Assert.DoesNotContain("other content", await ListAsync());

        _rig.Write("limits.json", "{ \"late\": 15 }");
        _rig.Commit("The old limits after all");
        Assert.DoesNotContain("limits.json changed", await ListAsync());
    }

    [Fact]
    public async Task Run_DataOfItsSnapshotThatWasNotKeptAgain_IsNamedUntilItIs()
    {
        _rig.Write("a.csv", "x\n1\n2\n");
        await _rig.TerminalAsync(SnapshotCommand.Definition, "a.csv", "--name", "january");
        await _rig.TerminalAsync(DecideCommand.Definition, "Which?", "--choice", "distance", "--rejected", "hour of day: no gain", "--snapshot", "january");
        Assert.DoesNotContain("a.csv", await ListAsync());

        _rig.Write("a.csv", "x\n1\n3\n");
        Assert.Contains("since then a.csv has other content", await ListAsync());

        _rig.Clock.Now = _rig.Clock.Now.AddDays(1);
        await _rig.TerminalAsync(SnapshotCommand.Definition, "a.csv", "--name", "january");
        string shown = await ListAsync();
        Assert.Contains("since then there is january@", shown);
        Assert.DoesNotContain("other content", shown);
    }

    [Fact]
    public async Task Run_DecidedInATerminalOfASavedNotebook_HoldsUnderTheFilesItNames()
    {
        _rig.Write("limits.json", "{ \"late\": 15 }");
        _rig.Save("research.ipynb", "var limits = File.ReadAllText(\"limits.json\");");
        await _rig.TerminalAsync(DecideCommand.Definition, "Which?", "--choice", "distance", "--notebook", "research.ipynb");
        _rig.Write("limits.json", "{ \"late\": 20 }");
        Assert.Contains("since then limits.json has other content", await ListAsync());
    }

    [Fact]
    public async Task Run_UpdateWithTheSameWords_TakesTheFilesAsTheyAreNow()
    {
        await DecideAsync();
        _rig.Write("limits.json", "{ \"late\": 20 }");
        await _rig.EditAsync("research.ipynb", "--choice distance", "--update --choice distance");
        await _rig.RunAsync("research.ipynb");
        Assert.DoesNotContain("other content", await ListAsync());
        Assert.Contains("- files [limits.json](../../limits.json)\n", DecisionText());
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("/etc/hostname")]
    [InlineData(".git/config")]
    public async Task Run_DecisionOfAnybodyNamesAFileElsewhere_IsNotRead(string file)
    {
        await DecideAsync();
        string path = Directory.EnumerateFiles(_rig.PathOf(".mlops/decisions"), "*.md").Single();
        string[] lines = [.. File.ReadAllLines(path).Select(line => line.StartsWith("files:", StringComparison.Ordinal) ? $"files: [\"{file}@{new string('a', 64)}\"]" : line)];
        File.WriteAllLines(path, lines);
        Assert.DoesNotContain("other content", await ListAsync());
    }

    [Theory]
    [InlineData("files: limits.json")]
    [InlineData("files: [\"limits.json\"]")]
    [InlineData("files: [1]")]
    [InlineData("files: [\"limits.json@ABC\"")]
    public async Task Run_FilesAreWrittenOtherwise_SaysThatTheFileIsNone(string line)
    {
        await DecideAsync();
        string path = Directory.EnumerateFiles(_rig.PathOf(".mlops/decisions"), "*.md").Single();
        File.WriteAllLines(path, File.ReadAllLines(path).Select(each => each.StartsWith("files:", StringComparison.Ordinal) ? line : each));
        Assert.Contains("is no decision", await ListAsync());
    }

    [Fact]
    public async Task Run_InANotebookUnderGit_LinksCommitAndCell()
    {
        await DecideAsync();
        string text = DecisionText();
        string commit = _rig.Git("rev-parse", "HEAD");

        Assert.Contains("cell: c2\ncell-number: 2\n", text);
        Assert.Contains("- notebook [research.ipynb, cell 2](../../research.ipynb#cell-id=c2), [its stamp](../pins/research.ipynb.pin.json)\n", text);
        Assert.Contains($"- commit [{commit[..12]}](../../../../commit/{commit})\n", text);
    }

    private async Task DecideAsync()
    {
        _rig.Write("limits.json", "{ \"late\": 15 }");
        _rig.Save(
            "research.ipynb",
            "var limits = File.ReadAllText(\"limits.json\"); // first",
            "#!mlops-decide \"Which features?\" --choice distance --rejected \"hour of day: no gain\"");
        _rig.Commit("Research");
        await _rig.RunAsync("research.ipynb");
    }

    private string DecisionText() => File.ReadAllText(Directory.EnumerateFiles(_rig.PathOf(".mlops/decisions"), "*.md").Single());

    private async Task<string> ListAsync()
    {
        CommandOutcome outcome = await _rig.TerminalAsync(DecisionsCommand.Definition);
        return string.Join(' ', outcome.Bundle.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private string Counsel() => string.Join(' ', new DecisionCounsel(_rig.Services)
        .Of(Cell, _rig.Start("another.ipynb"))!.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
