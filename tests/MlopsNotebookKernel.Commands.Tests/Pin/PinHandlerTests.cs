using System.Text.Json;
using Microsoft.ML;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Sessions;

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
    public async Task Pin_FilesThatTheSessionSawOpened_AreConfirmedAndThoseThatNoCellNamesAreFound()
    {
        foreach (string file in (string[])["rows.csv", "computed.csv", "named.csv", "many/1.csv", "many/2.csv", "many/3.csv", "many/4.csv", "lib/tool.dll", "output.csv"])
        {
            _rig.Write(file, $"{file}\n1\n");
            File.SetLastWriteTimeUtc(_rig.PathOf(file), DateTime.UtcNow.AddHours(-1));
        }

        _rig.Save("a.ipynb", "File.ReadAllText(\"rows.csv\") + \"named.csv\"", "Read(folder, name)", "#!mlops-pin --question Why");
        RigSession session = _rig.Start("a.ipynb");
        NotebookDocument document = await NotebookDocument.ReadAsync(_rig.PathOf("a.ipynb"), default);
        await _rig.RunCellAsync(session, document.Cells[0], 0);
        await _rig.RunCellAsync(session, document.Cells[1], 1);
        session.Journal.SeesReads = true;
        _rig.Write("output.csv", "written\n");
        File.SetLastWriteTimeUtc(_rig.PathOf("output.csv"), session.Journal.Started.UtcDateTime.AddSeconds(1));
        session.Journal.Add(new JournalFact.FileOpened(1, _rig.PathOf("rows.csv")));
        foreach (string file in (string[])["computed.csv", "many/1.csv", "many/2.csv", "many/3.csv", "many/4.csv", "lib/tool.dll", "output.csv", "a.ipynb"])
        {
            session.Journal.Add(new JournalFact.FileOpened(2, _rig.PathOf(file)));
        }

        CommandOutcome outcome = await _rig.CommandAsync(session, "#!mlops-pin --question Why");

        string text = string.Join(' ', outcome.Bundle.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Stamp stamp = StampJson.Read(_rig.Read(Stamp), "stamp");
        Assert.True(stamp.SeesReads);
        Assert.Equal(
            [("computed.csv", "opened", true, 2), ("many/1.csv", "opened", true, 2), ("many/2.csv", "opened", true, 2), ("many/3.csv", "opened", true, 2), ("many/4.csv", "opened", true, 2), ("named.csv", null, false, 1), ("rows.csv", "opened", false, 1)],
            stamp.Files.Select(file => (file.Path, file.Confirmed, file.Unnamed, file.Cell)));
        Assert.Contains("computed.csv was read, by a path that cell 2 computes, and has no snapshot.", text, StringComparison.Ordinal);
        Assert.Contains("#!mlops-snapshot computed.csv --name computed", text, StringComparison.Ordinal);
        Assert.Contains("4 files of many were read, by paths that cells compute, and have no snapshot.", text, StringComparison.Ordinal);
        Assert.Contains("#!mlops-snapshot many --name many", text, StringComparison.Ordinal);
        Assert.DoesNotContain("many/1.csv was", text, StringComparison.Ordinal);
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
    public async Task Pin_UnknownPathAndFilesThatCodeNames_StampsTheFilesAndNotTheNotebook()
    {
        _rig.Write("rows.csv", "a\n1\n");
        File.SetLastWriteTimeUtc(_rig.PathOf("rows.csv"), DateTime.UtcNow.AddHours(-1));
        _rig.Save("a.ipynb", "File.ReadAllText(\"rows.csv\")", "#!import a.ipynb");
        RigSession session = _rig.Start("a.ipynb");
        session.NotebookPath = null;
        NotebookDocument document = await NotebookDocument.ReadAsync(_rig.PathOf("a.ipynb"), default);
        await _rig.RunCellAsync(session, document.Cells[0], null);
        await _rig.RunCellAsync(session, document.Cells[1], null);

        await _rig.CommandAsync(session, "#!mlops-pin a.ipynb --question Why", _rig.Root);

        Assert.Equal(["rows.csv"], StampJson.Read(_rig.Read(Stamp), "stamp").Files.Select(file => file.Path));
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
    public async Task Pin_DataReadWithoutSnapshot_IsIncompleteWithTheLineToPaste()
    {
        _rig.Write("notes/data/my flights.csv", "a\n1\n");
        _rig.Write(".mlops/config.json", "{}");
        _rig.Save("notes/a.ipynb", "var rows = File.ReadAllLines(\"data/my flights.csv\");", "#!mlops-pin --question Why");
        _rig.Commit("Start");
        JsonElement missing = Assert.Single(CommandRig.Json((await _rig.RunAsync("notes/a.ipynb"))[0]).GetProperty("missing").EnumerateArray());
        Assert.Equal("notes/data/my flights.csv was read and has no snapshot.", missing.GetProperty("text").GetString());
        Assert.Equal("#!mlops-snapshot \"data/my flights.csv\" --name my-flights", missing.GetProperty("paste").GetString());

        // The line pasted, the data is no longer missing, and the notebook says that it relies on a snapshot now.
        await _rig.InsertAsync("notes/a.ipynb", 0, missing.GetProperty("paste").GetString()!);
        await _rig.EditAsync("notes/a.ipynb", "Why", "Why --update");
        JsonElement complete = CommandRig.Json((await _rig.RunAsync("notes/a.ipynb"))[1]);
        Assert.Empty(complete.GetProperty("missing").EnumerateArray());
        Assert.Equal(["cellAdded Cell 1 (#!mlops-snapshot \"data/my flights.csv\" --name m…)", "assetAdded my-flights", "fileRemoved notes/data/my flights.csv"], complete.GetProperty("differences").EnumerateArray().Select(Name));
    }

    [Fact]
    public async Task Pin_DataReadOfWhichAnotherNotebookKeptASnapshot_IsComplete()
    {
        _rig.Write(".mlops/config.json", "{}");
        _rig.Write("rows.csv", "a\n1\n");
        _rig.Save("first.ipynb", "#!mlops-snapshot rows.csv --name rows", "#!mlops-pin --question Why");
        _rig.Save("second.ipynb", "var rows = File.ReadAllLines(\"rows.csv\");", "#!mlops-pin --question \"Why again\"");
        _rig.Commit("Start");
        await _rig.RunAsync("first.ipynb");

        Assert.Empty(CommandRig.Json((await _rig.RunAsync("second.ipynb"))[0]).GetProperty("missing").EnumerateArray());

        _rig.Write("rows.csv", "a\n2\n");
        _rig.Commit("Other rows");
        await _rig.EditAsync("second.ipynb", "again\"", "again\" --update");
        JsonElement missing = Assert.Single(CommandRig.Json((await _rig.RunAsync("second.ipynb"))[0]).GetProperty("missing").EnumerateArray());
        Assert.Equal("rows.csv was read and has no snapshot.", missing.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Pin_DataReadBesideASnapshotOfItThatWasRestored_IsReliedOnAsAFile()
    {
        _rig.Write(".mlops/config.json", "{}");
        _rig.Write("rows.csv", "a\n1\n");
        File.SetLastWriteTimeUtc(_rig.PathOf("rows.csv"), DateTime.UtcNow.AddHours(-1));
        _rig.Save("first.ipynb", "#!mlops-snapshot rows.csv --name rows", "#!mlops-pin --question Why");
        _rig.Save("second.ipynb", "#!mlops-restore rows --to copy.csv", "var rows = File.ReadAllLines(\"rows.csv\");", "#!mlops-pin --question \"Why again\"");
        _rig.Commit("Start");
        await _rig.RunAsync("first.ipynb");
        CommandOutcome stamped = (await _rig.RunAsync("second.ipynb"))[1];
        Assert.Empty(CommandRig.Json(stamped).GetProperty("missing").EnumerateArray());
        Assert.True((await _rig.VerifyAsync("second.ipynb")).Answer);

        _rig.Write("rows.csv", "a\n2\n");

        JsonElement notebook = CommandRig.Json(await _rig.VerifyAsync("second.ipynb")).GetProperty("notebooks")[0];
        Assert.Equal(["fileChanged rows.csv"], notebook.GetProperty("differences").EnumerateArray().Select(Name));
    }

    [Fact]
    public async Task Pin_FileThatTheSessionWrote_IsItsOutput()
    {
        _rig.Save("a.ipynb", "File.WriteAllText(\"out.csv\", \"\");", "#!mlops-pin --question Why");
        _rig.Commit("Start");
        NotebookDocument document = await NotebookDocument.ReadAsync(_rig.PathOf("a.ipynb"), default);
        RigSession session = _rig.Start("a.ipynb");
        await _rig.RunCellAsync(session, document.Cells[0], 0);
        _rig.Write("out.csv", "written by the cell");
        File.SetLastWriteTimeUtc(_rig.PathOf("out.csv"), session.Journal.Started.UtcDateTime.AddSeconds(1));
        List<CommandOutcome> outcomes = [];
        await _rig.RunCellAsync(session, document.Cells[1], 1, outcomes);
        Assert.Empty(CommandRig.Json(outcomes[0]).GetProperty("stamp").GetProperty("files").EnumerateArray());
    }

    [Fact]
    public async Task Pin_ModelWithOneTable_TakesItAndSaysSo()
    {
        Research.Make(_rig);
        _rig.Commit("Start");
        _rig.Variables["model"] = Model();
        CommandOutcome outcome = (await _rig.RunAsync(Research.Notebook))[1];
        JsonElement model = Assert.Single(CommandRig.Json(outcome).GetProperty("stamp").GetProperty("models").EnumerateArray());
        Assert.Equal(("model", "ColumnCopyingTransformer", "flights", true), (model.GetProperty("name").GetString(), model.GetProperty("type").GetString(), model.GetProperty("population").GetString(), model.GetProperty("assumed").GetBoolean()));
        Assert.Contains("assumed: the only table used", outcome.Bundle.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pin_ModelWithTwoTables_IsIncompleteUntilSaid()
    {
        _rig.Write("train.csv", "a\n1\n2\n");
        _rig.Write("test.csv", "a\n3\n4\n");
        _rig.Save("a.ipynb", "#!mlops-snapshot train.csv", "#!mlops-snapshot test.csv", "#!mlops-pin --question Why");
        _rig.Commit("Start");
        _rig.Variables["model"] = Model();
        JsonElement missing = Assert.Single(CommandRig.Json((await _rig.RunAsync("a.ipynb"))[2]).GetProperty("missing").EnumerateArray());
        Assert.Equal("Nobody said which population the model model was fitted on: test, train?", missing.GetProperty("text").GetString());
        Assert.Equal("#!mlops-pin --model model=test", missing.GetProperty("paste").GetString());

        await _rig.EditAsync("a.ipynb", "Why", "Why --update --model model=train");
        JsonElement json = CommandRig.Json((await _rig.RunAsync("a.ipynb"))[2]);
        Assert.Empty(json.GetProperty("missing").EnumerateArray());
        Assert.Equal(["modelChanged model"], json.GetProperty("differences").EnumerateArray().Select(Name));
        Assert.Equal("fresh", Outcome((await _rig.RunAsync("a.ipynb"))[2]));
    }

    [Theory]
    [InlineData("--model model", "MLOPS1708")]
    [InlineData("--model nowhere=train", "MLOPS1708")]
    [InlineData("--model text=train --model text=train", "MLOPS1708")]
    [InlineData("--model text=unknown", "MLOPS1301")]
    public async Task Pin_ModelOptionThatDoesNotFit_SaysSo(string option, string code)
    {
        _rig.Write("train.csv", "a\n1\n2\n");
        _rig.Save("a.ipynb", "#!mlops-snapshot train.csv", $"#!mlops-pin --question Why {option}");
        _rig.Variables["text"] = "a fitted value";
        MlopsException fault = await Assert.ThrowsAnyAsync<MlopsException>(() => _rig.RunAsync("a.ipynb"));
        Assert.Equal(code, fault.Code);
    }

    [Fact]
    public async Task Pin_MetricsAndDecisions_AreTheLastOfEachName()
    {
        _rig.Save("a.ipynb", "#!mlops-pin --question Why");
        NotebookDocument document = await NotebookDocument.ReadAsync(_rig.PathOf("a.ipynb"), default);
        RigSession session = _rig.Start("a.ipynb");
        session.Journal.Add(new JournalFact.MetricMeasured(1, "auc", 0.6, "higher", null));
        session.Journal.Add(new JournalFact.MetricMeasured(2, "auc", 0.7, "higher", null));
        session.Journal.Add(new JournalFact.DecisionRecorded(2, "2026-11-23-drop-hour-3f2a"));
        session.Journal.Add(new JournalFact.DecisionRecorded(3, "2026-11-23-drop-hour-3f2a"));
        await _rig.RunCellAsync(session, document.Cells[0], 0);
        Stamp stamp = StampJson.Read(_rig.Read(Stamp), "a");
        Assert.Equal([new StampedMetric("auc", 0.7, "higher", null)], stamp.Metrics);
        Assert.Equal(["2026-11-23-drop-hour-3f2a"], stamp.Decisions);
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
    public async Task Pin_InATerminal_SettlesFromTheSavedDocument()
    {
        _rig.Save("a.ipynb", "var a = 1;", "#!mlops-pin --question Why", "a", "never run");
        NotebookDocument document = await NotebookDocument.ReadAsync(_rig.PathOf("a.ipynb"), default);
        RigSession session = _rig.Start("a.ipynb");
        foreach (NotebookCell cell in document.Cells.Take(2))
        {
            await _rig.RunCellAsync(session, cell, null);
        }

        CommandOutcome pending = await _rig.VerifyAsync("a.ipynb");
        Assert.True(pending.Answer);
        Assert.StartsWith("! Pending, incomplete: 2 cells below the pin not stamped yet", CommandRig.Summary(pending), StringComparison.Ordinal);

        CommandOutcome settled = await _rig.PinAsync("a.ipynb");
        Assert.False(settled.Answer);
        Assert.Equal(["Cell 3 (a) never ran.", "Cell 4 (never run) never ran."], CommandRig.Json(settled).GetProperty("flaws").EnumerateArray().Select(flaw => flaw.GetProperty("text").GetString()));
        Assert.Equal("alreadySettled", Outcome(await _rig.PinAsync("a.ipynb")));
        JsonElement verified = CommandRig.Json(await _rig.VerifyAsync("a.ipynb")).GetProperty("notebooks")[0];
        Assert.Equal("hollow", verified.GetProperty("state").GetString());
        Assert.Empty(verified.GetProperty("differences").EnumerateArray());
    }

    [Fact]
    public async Task Pin_InATerminal_SettlesNoOtherNotebooksStamp()
    {
        _rig.Save("a.ipynb", "#!mlops-pin --question Why", "a");
        NotebookDocument document = await NotebookDocument.ReadAsync(_rig.PathOf("a.ipynb"), default);
        await _rig.RunCellAsync(_rig.Start("a.ipynb"), document.Cells[0], null);
        const string stamp = ".mlops/pins/a.ipynb.pin.json";
        _rig.Write(stamp, _rig.Read(stamp).Replace("\"notebook\": \"a.ipynb\"", "\"notebook\": \"b.ipynb\"", StringComparison.Ordinal));

        await _rig.PinAsync("a.ipynb");

        Assert.False(File.Exists(_rig.PathOf(".mlops/pins/b.ipynb.pin.json")));
        Assert.Contains("\"notebook\": \"a.ipynb\"", _rig.Read(stamp), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.ipynb", "MLOPS1707")]
    [InlineData("b.ipynb", "MLOPS11")]
    [InlineData("", "MLOPS1705")]
    [InlineData("a.ipynb --update", "MLOPS1007")]
    public async Task Pin_InATerminalWithNothingToSettle_SaysWhatToDo(string words, string code)
    {
        _rig.Save("a.ipynb", "1");
        MlopsException fault = await Assert.ThrowsAnyAsync<MlopsException>(() => _rig.PinAsync(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.StartsWith(code, fault.Code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pin_SnapshotOnlyComparedWith_IsAnAssetOfTheStamp()
    {
        Research.Make(_rig);
        await _rig.RunAsync(Research.Notebook);
        _rig.Write("data/later.csv", "origin,delay\nONT,13\nSFO,-2\nLAX,41\nONT,8\n");
        _rig.Save("a.ipynb", "#!mlops-drift --baseline flights --current data/later.csv", "#!mlops-snapshot data/later.csv --name later", "#!mlops-drift --baseline flights --current later", "#!mlops-pin --question Why");
        _rig.Variables["model"] = Model();
        IReadOnlyList<CommandOutcome> outcomes = await _rig.RunAsync("a.ipynb");

        // A model learned from what the notebook took, not from what it was compared with.
        Assert.Equal("later", CommandRig.Json(outcomes[3]).GetProperty("stamp").GetProperty("models")[0].GetProperty("population").GetString());
        JsonElement[] assets = [.. CommandRig.Json(outcomes[3]).GetProperty("stamp").GetProperty("assets").EnumerateArray()];
        Assert.Equal(["flights", "later"], assets.Select(asset => asset.GetProperty("name").GetString()));
        Assert.Equal(
            (JsonValueKind.Null, JsonValueKind.Null, true, 1),
            (assets[0].GetProperty("path").ValueKind, assets[0].GetProperty("variable").ValueKind, assets[0].GetProperty("restored").GetBoolean(), assets[0].GetProperty("cell").GetInt32()));
        Assert.Equal(
            ("data/later.csv", false, 2),
            (assets[1].GetProperty("path").GetString(), assets[1].GetProperty("restored").GetBoolean(), assets[1].GetProperty("cell").GetInt32()));
        Assert.Contains("(compared with)", outcomes[3].Bundle.Text, StringComparison.Ordinal);
        Assert.True((await _rig.VerifyAsync("a.ipynb")).Answer);
        Assert.Equal("fresh", CommandRig.Json((await _rig.RunAsync("a.ipynb"))[3]).GetProperty("outcome").GetString());
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

    /// <summary>A fitted model, as ML.NET makes them.</summary>
    private static object Model()
    {
        MLContext context = new(seed: 1);
        IDataView rows = context.Data.LoadFromEnumerable([new { A = 1f }]);
        return context.Transforms.CopyColumns("B", "A").Fit(rows);
    }

    private static string Outcome(CommandOutcome outcome) => CommandRig.Json(outcome).GetProperty("outcome").GetString()!;

    private static string Name(JsonElement difference) => $"{difference.GetProperty("kind").GetString()} {difference.GetProperty("subject").GetString()}";
}
