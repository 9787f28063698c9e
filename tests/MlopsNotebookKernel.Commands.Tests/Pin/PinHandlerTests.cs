using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Pins;
using static MlopsNotebookKernel.Commands.Tests.Pin.PinAnswer;

namespace MlopsNotebookKernel.Commands.Tests.Pin;

public sealed class PinHandlerTests : IDisposable
{
    private const string Stamp = ".mlops/pins/a.ipynb.pin.json";

    private readonly ResearchRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Pin_FirstTimeWithoutQuestion_AsksForIt()
    {
        _rig.Save("a.ipynb", "#!mlops-pin");
        StampException fault = await Assert.ThrowsAsync<StampException>(() => _rig.RunAsync("a.ipynb"));
        Assert.Equal("MLOPS1706", fault.Code);
        Assert.False(Directory.Exists(_rig.PathOf(".mlops/pins")));
    }

    [Fact]
    public async Task Pin_FrontEndThatDoesNotTellThePath_CanBeToldIt()
    {
        _rig.Save("a.ipynb", "1 + 1");
        RigSession session = _rig.Start("a.ipynb");
        session.NotebookPath = null;
        StampException fault = await Assert.ThrowsAsync<StampException>(() => _rig.CommandAsync(session, "#!mlops-pin --question Why", _rig.Root));
        Assert.Equal("MLOPS1705", fault.Code);
        await _rig.CommandAsync(session, "#!mlops-pin a.ipynb --question Why", _rig.Root);
        Assert.True(File.Exists(_rig.PathOf(Stamp)));
    }

    [Fact]
    public async Task Pin_NamedNotebookThatIsNotThere_IsSaidAndNothingIsStamped()
    {
        _rig.Save("a.ipynb", "1 + 1");

        NotebookException fault = await Assert.ThrowsAsync<NotebookException>(
            () => _rig.CommandAsync(_rig.Start("a.ipynb"), "#!mlops-pin b.ipynb --question Why", _rig.Root));

        Assert.Equal("MLOPS1101", fault.Code);
        Assert.Contains("a.ipynb", fault.Remedy, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_rig.PathOf(".mlops/pins")));
    }

    [Fact]
    public async Task Pin_AssetChanged_ShowsDifferenceAndDriftInOneOutputAndOnlyUpdateReplaces()
    {
        Research.Make(_rig);
        _rig.Write(Research.Data, "delay\n" + string.Join('\n', Enumerable.Range(0, 400).Select(i => i % 40)) + "\n");
        _rig.Commit("Start");
        await _rig.RunAsync(Research.Notebook);
        string first = _rig.Read(Research.Stamp);

        _rig.Write(Research.Data, "delay\n" + string.Join('\n', Enumerable.Range(0, 400).Select(i => 60 + (i % 40))) + "\n");
        CommandOutcome changed = (await _rig.RunAsync(Research.Notebook))[1];
        Assert.False(changed.Answer);
        Assert.Equal(first, _rig.Read(Research.Stamp));
        JsonElement json = CommandRig.Json(changed);
        Assert.Equal("changed", json.GetProperty("outcome").GetString());
        Assert.Equal(["assetChanged flights"], json.GetProperty("differences").EnumerateArray().Select(Name));
        JsonElement column = Assert.Single(json.GetProperty("differences")[0].GetProperty("columns").EnumerateArray());
        Assert.Equal(("delay", 400), (column.GetProperty("name").GetString(), column.GetProperty("rows").GetInt32()));
        Assert.Equal("drifted", json.GetProperty("drift")[0].GetProperty("verdict").GetString());
        Assert.Contains("<svg", changed.Bundle.Data[MimeTypes.Svg], StringComparison.Ordinal);
        Assert.Contains("delay", changed.Bundle.Data[MimeTypes.Plotly], StringComparison.Ordinal);
        Assert.False((await _rig.RunAsync(Research.Notebook))[1].Answer);

        await _rig.EditAsync(Research.Notebook, "late?\"", "late?\" --update");
        CommandOutcome updated = (await _rig.RunAsync(Research.Notebook))[1];
        Assert.Equal("updated", CommandRig.Json(updated).GetProperty("outcome").GetString());
        Stamp now = StampJson.Read(_rig.Read(Research.Stamp), "stamp");
        Assert.Equal(first, _rig.Read($".mlops/pins/.replaced/research.ipynb/{now.Replaces![..12]}.pin.json"));
        Assert.True(now.Settled);

        string second = _rig.Read(Research.Stamp);
        Assert.Equal("fresh", CommandRig.Json((await _rig.RunAsync(Research.Notebook))[1]).GetProperty("outcome").GetString());
        Assert.Equal(second, _rig.Read(Research.Stamp));
        Assert.True((await _rig.VerifyAsync(Research.Notebook)).Answer);
    }

    [Fact]
    public async Task Pin_PackageResolvedDifferently_IsNamedWithItsVersions()
    {
        Research.Make(_rig);
        await _rig.RunAsync(Research.Notebook);
        Research.Resolve(_rig, "33.0.1");
        JsonElement json = CommandRig.Json((await _rig.RunAsync(Research.Notebook))[1]);
        JsonElement difference = Assert.Single(json.GetProperty("differences").EnumerateArray());
        Assert.Equal(("packageChanged CsvHelper", "33.0.0", "33.0.1"), (Name(difference), difference.GetProperty("was").GetString(), difference.GetProperty("is").GetString()));
    }

    [Fact]
    public async Task Pin_TwoPinsInANotebook_TheSecondAddsToTheFirstAndBothStayFresh()
    {
        _rig.Save("a.ipynb", "var a = 1;", "#!mlops-pin --question Why", "var b = 2;", "#!mlops-pin", "a + b");
        IReadOnlyList<CommandOutcome> outcomes = await _rig.RunAsync("a.ipynb");
        Assert.Equal(["stamped", "extended"], outcomes.Select(Outcome));
        string stamp = _rig.Read(Stamp);
        Assert.Equal(["fresh", "fresh"], (await _rig.RunAsync("a.ipynb")).Select(Outcome));
        Assert.Equal(stamp, _rig.Read(Stamp));
        Assert.False(Directory.Exists(_rig.PathOf(".mlops/pins/.replaced")));
    }

    [Fact]
    public async Task Pin_CellRunAgainChangedInTheSameSession_IsADifferenceAndNoAddition()
    {
        _rig.Save("a.ipynb", "var a = 1;", "#!mlops-pin --question Why");
        NotebookDocument document = await NotebookDocument.ReadAsync(_rig.PathOf("a.ipynb"), default);
        RigSession session = _rig.Start("a.ipynb");
        List<CommandOutcome> outcomes = [];
        await _rig.RunCellAsync(session, document.Cells[0], 0);
        await _rig.RunCellAsync(session, document.Cells[1], 1, outcomes);
        await _rig.RunCellAsync(session, document.Cells[0].WithSource("var a = 2;"), 0);
        await _rig.RunCellAsync(session, document.Cells[1], 1, outcomes);
        Assert.Equal(["stamped", "changed"], outcomes.Select(Outcome));
    }

    [Fact]
    public async Task Pin_UncommittedChanges_AreKeptAndNamedUntilACommitHoldsThem()
    {
        _rig.Write("lib/helper.csx", "int One() => 1;\n");
        _rig.Write("readme.md", "one\n");
        _rig.Save("a.ipynb", "#!import lib/helper.csx", "#!mlops-pin --question Why");
        _rig.Save("other.ipynb", "1");
        _rig.Commit("Start");
        _rig.Write("lib/helper.csx", "int One() => 2;\n");
        _rig.Write("scratch.txt", "untracked, and nothing to the notebook");
        await _rig.EditAsync("other.ipynb", "1", "2");
        JsonElement json = CommandRig.Json((await _rig.RunAsync("a.ipynb"))[0]);
        JsonElement git = json.GetProperty("stamp").GetProperty("git");
        Assert.Equal(["lib/helper.csx"], git.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("path").GetString()));
        Assert.Equal("uncommitted.patch", git.GetProperty("patch").GetProperty("path").GetString());
        Assert.Contains("lib/helper.csx had changes that no commit holds", json.GetProperty("missing")[0].GetProperty("text").GetString(), StringComparison.Ordinal);

        _rig.Commit("Helper");
        CommandOutcome outcome = await _rig.VerifyAsync("a.ipynb");
        Assert.True(outcome.Answer);
        Assert.True(CommandRig.Json(outcome).GetProperty("notebooks")[0].GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task Pin_NoGit_WorksAndIsIncomplete()
    {
        using ResearchRig rig = new(git: false);
        Research.Make(rig);
        JsonElement json = CommandRig.Json((await rig.RunAsync(Research.Notebook))[1]);
        Assert.Contains("no Git repository", json.GetProperty("missing")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        CommandOutcome outcome = await rig.VerifyAsync(Research.Notebook);
        Assert.True(outcome.Answer);
        Assert.StartsWith("! Incomplete: 5 cells", CommandRig.Summary(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pin_StampWithConflictMarkers_IsNamedAndLeft()
    {
        _rig.Write(Stamp, "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> side\n");
        _rig.Save("a.ipynb", "#!mlops-pin --question Why");
        Assert.Equal("MLOPS1701", (await Assert.ThrowsAsync<StampException>(() => _rig.RunAsync("a.ipynb"))).Code);
        Assert.Equal("MLOPS1701", (await Assert.ThrowsAsync<StampException>(() => _rig.VerifyAsync("a.ipynb"))).Code);
        Assert.StartsWith("<<<<<<<", _rig.Read(Stamp), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pin_PackageFromAFolder_IsIncomplete()
    {
        _rig.Packages.Add(new ResolvedPackage("Mine", "1.0.0", "1.0.0", "h", "folder", []));
        _rig.Save("a.ipynb", "#r \"nuget: Mine, 1.0.0\"", "#!mlops-pin --question Why");
        _rig.Commit("Start");
        JsonElement missing = Assert.Single(CommandRig.Json((await _rig.RunAsync("a.ipynb"))[0]).GetProperty("missing").EnumerateArray());
        Assert.Equal("Package Mine 1.0.0 came from a folder of the machine that stamped.", missing.GetProperty("text").GetString());
    }
}
