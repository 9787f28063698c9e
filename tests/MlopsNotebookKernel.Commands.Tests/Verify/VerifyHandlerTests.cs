using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Tests.Verify;

public sealed class VerifyHandlerTests : IDisposable
{
    private readonly ResearchRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Verify_Unpinned_SaysNoAndHowToPin()
    {
        _rig.Save("a.ipynb", "1");
        CommandOutcome outcome = await _rig.VerifyAsync("a.ipynb");
        Assert.False(outcome.Answer);
        Assert.Equal("✗ Unpinned: a.ipynb has no stamp.", CommandRig.Summary(outcome));
        Assert.Contains("#!mlops-pin --question", outcome.Bundle.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_Folder_TellsOfEachNotebook()
    {
        _rig.Save("fresh.ipynb", "1", "#!mlops-pin --question Why");
        _rig.Save("deep/stale.dib", "var a = 1;", "#!mlops-pin --question Why");
        _rig.Save("unpinned.ipynb", "1");
        _rig.Save(".ipynb_checkpoints/fresh-checkpoint.ipynb", "1");
        _rig.Save("package/extension.dib", "1");
        await _rig.RunAsync("fresh.ipynb");
        await _rig.RunAsync("deep/stale.dib");
        Assert.True((await _rig.VerifyAsync("deep")).Answer);
        await _rig.EditAsync("deep/stale.dib", "a = 1", "a = 2");

        CommandOutcome outcome = await _rig.VerifyAsync();
        Assert.False(outcome.Answer);
        Assert.Equal("✗ 3 notebooks: 1 incomplete, 1 stale, 1 unpinned.", CommandRig.Summary(outcome));
        Assert.Equal(
            ["deep/stale.dib stale", "fresh.ipynb incomplete", "unpinned.ipynb unpinned"],
            CommandRig.Json(outcome).GetProperty("notebooks").EnumerateArray().Select(notebook => $"{notebook.GetProperty("notebook").GetString()} {notebook.GetProperty("state").GetString()}"));
    }

    [Fact]
    public async Task Verify_Stamped_PassesOverNotebooksWithoutAStamp()
    {
        _rig.Save("unpinned.ipynb", "1");
        Assert.True((await _rig.VerifyAsync("--stamped")).Answer);
        Assert.Equal("✓ No notebook has a stamp.", CommandRig.Summary(await _rig.VerifyAsync("--stamped")));

        _rig.Save("stamped.ipynb", "var a = 1;", "#!mlops-pin --question Why");
        await _rig.RunAsync("stamped.ipynb");
        CommandOutcome outcome = await _rig.VerifyAsync("--stamped");
        Assert.True(outcome.Answer);
        Assert.Equal("stamped.ipynb", Assert.Single(CommandRig.Json(outcome).GetProperty("notebooks").EnumerateArray()).GetProperty("notebook").GetString());
    }

    [Theory]
    [InlineData("stamp malformed", "MLOPS1702")]
    [InlineData("stamp in conflict", "MLOPS1701")]
    [InlineData("stamp of a later version", "MLOPS1703")]
    [InlineData("notebook malformed", "MLOPS1103")]
    public async Task Verify_FolderWithOneUnreadable_ListsItBesideTheOthers(string what, string code)
    {
        _rig.Save("sound.ipynb", "1", "#!mlops-pin --question Why");
        _rig.Save("torn.ipynb", "1", "#!mlops-pin --question Why");
        await _rig.RunAsync("sound.ipynb");
        await _rig.RunAsync("torn.ipynb");
        const string stamp = ".mlops/pins/torn.ipynb.pin.json";
        switch (what)
        {
            case "stamp malformed": _rig.Write(stamp, "{"); break;
            case "stamp in conflict": _rig.Write(stamp, $"<<<<<<< HEAD\n{_rig.Read(stamp)}=======\n>>>>>>> side\n"); break;
            case "stamp of a later version": _rig.Write(stamp, _rig.Read(stamp).Replace("mlops.pin/1", "mlops.pin/2", StringComparison.Ordinal)); break;
            case "notebook malformed": _rig.Write("torn.ipynb", "{"); break;
        }

        MlopsException alone = await Assert.ThrowsAnyAsync<MlopsException>(() => _rig.VerifyAsync("torn.ipynb"));
        Assert.Equal(code, alone.Code);
        foreach (string[] words in (string[][])[[], ["."], ["sound.ipynb", "torn.ipynb"]])
        {
            CommandOutcome outcome = await _rig.VerifyAsync(words);
            Assert.True(outcome.HasFault);
            Assert.False(outcome.Answer);
            Assert.Equal("✗ 2 notebooks: 1 incomplete, 1 unreadable.", CommandRig.Summary(outcome));
            JsonElement[] notebooks = [.. CommandRig.Json(outcome).GetProperty("notebooks").EnumerateArray()];
            Assert.Equal(["incomplete", "unreadable"], notebooks.Select(notebook => notebook.GetProperty("state").GetString()));
            Assert.False(notebooks[0].TryGetProperty("fault", out _));
            JsonElement fault = notebooks[1].GetProperty("fault");
            Assert.Equal(
                (alone.Code, alone.Message, alone.Remedy),
                (fault.GetProperty("code").GetString(), fault.GetProperty("message").GetString(), fault.GetProperty("remedy").GetString()));
            Assert.Contains(code, outcome.Bundle.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Verify_FolderOfOneUnreadable_IsARowToo()
    {
        _rig.Save("deep/torn.ipynb", "1", "#!mlops-pin --question Why");
        await _rig.RunAsync("deep/torn.ipynb");
        _rig.Write(".mlops/pins/deep/torn.ipynb.pin.json", "{");
        CommandOutcome outcome = await _rig.VerifyAsync("deep");
        Assert.True(outcome.HasFault);
        Assert.StartsWith("✗ Unreadable: MLOPS1702: The stamp .mlops/pins/deep/torn.ipynb.pin.json is malformed", CommandRig.Summary(outcome), StringComparison.Ordinal);
        Assert.Contains("Remedy: Take the last good version", outcome.Bundle.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere.ipynb")]
    [InlineData(".")]
    public async Task Verify_NoNotebook_IsAFault(string path) =>
        Assert.Equal("MLOPS1709", (await Assert.ThrowsAsync<StampException>(() => _rig.VerifyAsync(path))).Code);

    [Theory]
    [InlineData("failed", "Cell 1 (var a = 1;) failed.")]
    [InlineData("out of order", "Cell 3 (var a = 1;) ran after cell 2, which stands below it.")]
    [InlineData("edited", "Cell 1 (var a = 3;) was edited after it ran.")]
    [InlineData("edited and run again", "Cell 3 (var a = 1;) ran in another version before (run 1): what that declared may live on.")]
    [InlineData("deleted", "Run 1 (var gone = 1;) is of a cell that is no longer in the document: its state lives on.")]
    [InlineData("never run", "Cell 1 (var a = 1;) never ran.")]
    public async Task Verify_UnsoundRun_IsHollowAndNamesTheCell(string what, string expected)
    {
        _rig.Save("a.ipynb", "var a = 1;", "var b = 2;", "#!mlops-pin --question Why");
        NotebookDocument document = await NotebookDocument.ReadAsync(_rig.PathOf("a.ipynb"), default);
        (NotebookCell a, NotebookCell b, NotebookCell pin) = (document.Cells[0], document.Cells[1], document.Cells[2]);
        RigSession session = _rig.Start("a.ipynb");
        Task RunAsync(NotebookCell cell, int index, CellStatus status = CellStatus.Succeeded) => _rig.RunCellAsync(session, cell, index, null, status);
        switch (what)
        {
            case "failed":
                await RunAsync(a, 0, CellStatus.Failed);
                await RunAsync(b, 1);
                break;
            case "out of order":
                await RunAsync(a, 0);
                await RunAsync(b, 1);
                await RunAsync(a, 0);
                break;
            case "edited":
                await RunAsync(a, 0);
                await RunAsync(b, 1);
                await _rig.EditAsync("a.ipynb", "a = 1", "a = 3");
                break;
            case "edited and run again":
                await RunAsync(a.WithSource("var old = 1;"), 0);
                await RunAsync(b, 1);
                await RunAsync(a, 0);
                await RunAsync(b, 1);
                break;
            case "deleted":
                await RunAsync(NotebookCell.Create(CellKind.Code, "var gone = 1;", id: "gone"), 0);
                await RunAsync(a, 0);
                await RunAsync(b, 1);
                break;
            case "never run":
                await RunAsync(b, 1);
                break;
        }

        await RunAsync(pin, 2);
        CommandOutcome outcome = await _rig.VerifyAsync("a.ipynb");
        JsonElement notebook = CommandRig.Json(outcome).GetProperty("notebooks")[0];
        Assert.False(outcome.Answer);
        Assert.Equal("hollow", notebook.GetProperty("state").GetString());
        Assert.Contains(expected, notebook.GetProperty("flaws").EnumerateArray().Select(flaw => flaw.GetProperty("text").GetString()));
        Assert.Empty(notebook.GetProperty("differences").EnumerateArray());
    }

    [Fact]
    public async Task Verify_FileThatCodeUses_NamesOnlyTheCommitsThatTouchIt()
    {
        _rig.Write("lib/helper.csx", "int One() => 1;\n");
        _rig.Save("a.ipynb", "1 + 1", "#!import lib/helper.csx", "#!mlops-pin --question Why");
        _rig.Commit("Start");
        await _rig.RunAsync("a.ipynb");
        _rig.Commit("Executed");
        _rig.Write("lib/other.csx", "int Two() => 2;\n");
        _rig.Commit("Another helper");
        Assert.True((await _rig.VerifyAsync("a.ipynb")).Answer);

        _rig.Write("lib/helper.csx", "int One() => 11;\n");
        _rig.Commit("Count from eleven");
        JsonElement notebook = CommandRig.Json(await _rig.VerifyAsync("a.ipynb")).GetProperty("notebooks")[0];
        JsonElement difference = Assert.Single(notebook.GetProperty("differences").EnumerateArray());
        Assert.Equal("fileChanged", difference.GetProperty("kind").GetString());
        Assert.Equal(["Count from eleven"], difference.GetProperty("commits").EnumerateArray().Select(commit => commit.GetProperty("subject").GetString()));
        Assert.Equal(2, notebook.GetProperty("remedies")[0].GetProperty("cell").GetInt32());

        File.Delete(_rig.PathOf("lib/helper.csx"));
        JsonElement gone = CommandRig.Json(await _rig.VerifyAsync("a.ipynb")).GetProperty("notebooks")[0];
        Assert.Equal("fileMissing", Assert.Single(gone.GetProperty("differences").EnumerateArray()).GetProperty("kind").GetString());
        Assert.Matches("^Bring it back from the stamped commit: git checkout [0-9a-f]{7} -- lib/helper.csx$", gone.GetProperty("remedies")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Verify_FileGoneThatTheStampedCommitLacks_NamesTheCommitThatHasItElseTheSnapshot()
    {
        _rig.Write("data.csv", "origin,delay\nONT,12\n");
        File.SetLastWriteTimeUtc(_rig.PathOf("data.csv"), DateTime.UtcNow.AddDays(-1));
        _rig.Commit("Data");
        string holder = _rig.Git("rev-parse", "HEAD");
        _rig.Git("rm", "-q", "--cached", "data.csv");
        _rig.Write(".gitignore", "*.csv\n");
        _rig.Save("a.ipynb", "File.ReadAllLines(\"data.csv\")", "#!mlops-pin --question Why");
        _rig.Commit("Data stays out");
        await _rig.TerminalAsync(SnapshotCommand.Definition, "data.csv", "--name", "flights");
        await _rig.RunAsync("a.ipynb");
        File.Delete(_rig.PathOf("data.csv"));

        Assert.Equal($"Bring it back from the commit that holds it: git checkout {holder[..7]} -- data.csv", await RemedyAsync());

        _rig.Git("checkout", "-q", "--orphan", "other");
        _rig.Git("commit", "-q", "-m", "Without its history");
        _rig.Git("branch", "-q", "-D", "main");
        Assert.Matches("^Restore it: mlops restore flights@[0-9a-f]{12} --to data.csv$", await RemedyAsync());

        async Task<string?> RemedyAsync() =>
            CommandRig.Json(await _rig.VerifyAsync("a.ipynb")).GetProperty("notebooks")[0].GetProperty("remedies")[0].GetProperty("text").GetString();
    }

    [Fact]
    public async Task Verify_UncommittedDataWhereARemoteIsKnown_NamesThePushAndNotTheCommit()
    {
        Research.Make(_rig);
        _rig.Write(".gitignore", "data/\n");
        _rig.Write(".mlops/config.json", """{ "schema": "mlops.config/1", "remotes": { "lab": { "address": "../lab" } } }""");
        _rig.Commit("Data stays out");
        await _rig.RunAsync(Research.Notebook);

        JsonElement lack = Assert.Single(CommandRig.Json(await _rig.VerifyAsync(Research.Notebook)).GetProperty("notebooks")[0].GetProperty("missing").EnumerateArray());

        Assert.Equal("mlops push", lack.GetProperty("paste").GetString());
        Assert.Matches(@"^The bytes of flights@[0-9a-f]{12} \(data/flights.csv\) are not committed: other clones have that from a remote alone, once it is pushed.$", lack.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Verify_ManifestDeletedAndCommitted_NamesTheLineThatBringsItBack()
    {
        Research.Make(_rig);
        await _rig.RunAsync(Research.Notebook);
        _rig.Commit("Executed");
        _rig.Git("rm", "-q", "-r", ".mlops/snapshots");
        _rig.Commit("Forgotten");

        JsonElement lack = CommandRig.Json(await _rig.VerifyAsync(Research.Notebook)).GetProperty("notebooks")[0].GetProperty("missing").EnumerateArray()
            .Single(missing => missing.GetProperty("text").GetString()!.Contains("manifest", StringComparison.Ordinal));
        string line = lack.GetProperty("paste").GetString()!;
        Assert.Matches("^git checkout [0-9a-f]{12} -- .mlops/snapshots/flights/[0-9a-f]{64}.json$", line);

        _rig.Git(line.Split(' ')[1..]);
        Assert.True((await _rig.VerifyAsync(Research.Notebook)).Answer);
    }

    [Fact]
    public async Task Verify_DataGoneWhoseBytesLieElsewhereOrInARemote_NamesTheRestore()
    {
        Research.Make(_rig);
        _rig.Write(".gitignore", "data/\nother/\n");
        _rig.Commit("Data stays out");
        await _rig.RunAsync(Research.Notebook);
        _rig.Write("other/copy.csv", _rig.Read(Research.Data));
        File.Delete(_rig.PathOf(Research.Data));
        Directory.Delete(_rig.PathOf(".git/mlops"), recursive: true);
        string restore = $"mlops restore flights@{Path.GetFileName(Assert.Single(Directory.GetFiles(_rig.PathOf(".mlops/snapshots/flights"))))[..12]} --to {Research.Data}";

        Assert.Equal($"Restore it: {restore}", await RemedyAsync());

        Directory.Delete(_rig.PathOf("other"), recursive: true);
        Assert.Contains("from where it came from", await RemedyAsync(), StringComparison.Ordinal);

        _rig.Write(".mlops/config.json", """{ "schema": "mlops.config/1", "remotes": { "lab": { "address": "../lab" } } }""");
        Assert.Equal($"A remote may have it: mlops remote accept lab, then {restore}", await RemedyAsync());

        async Task<string?> RemedyAsync() =>
            CommandRig.Json(await _rig.VerifyAsync(Research.Notebook)).GetProperty("notebooks")[0].GetProperty("remedies")[0].GetProperty("text").GetString();
    }

    [Fact]
    public async Task Verify_ImportedNotebookRunAgain_IsNoChangeButItsCodeIs()
    {
        _rig.Save("lib.ipynb", "Random.Shared.Next()", "int One() => 1;");
        _rig.Save("a.ipynb", "#!import lib.ipynb", "#!mlops-pin --question Why");
        await _rig.RunAsync("a.ipynb");
        await _rig.RunAsync("lib.ipynb");
        Assert.True((await _rig.VerifyAsync("a.ipynb")).Answer);
        await _rig.EditAsync("lib.ipynb", "=> 1", "=> 2");
        Assert.False((await _rig.VerifyAsync("a.ipynb")).Answer);
    }

    [Fact]
    public async Task Verify_SharedHistoryCutShort_StillNamesTheChange()
    {
        Research.Make(_rig);
        _rig.Commit("Start");
        await _rig.RunAsync(Research.Notebook);
        _rig.Commit("Executed");
        string folder = Directory.CreateTempSubdirectory("mlops shallow ").FullName;
        _rig.Git("clone", "-q", "--depth", "1", new Uri(_rig.Root).AbsoluteUri, Path.Combine(folder, "clone"));
        using ResearchRig shallow = new(at: Path.Combine(folder, "clone"));
        Assert.True((await shallow.VerifyAsync(Research.Notebook)).Answer);
        shallow.Write(Research.Data, "origin,delay\nONT,12\nSFO,-3\nLAX,41\nONT,7\n");
        CommandOutcome outcome = await shallow.VerifyAsync(Research.Notebook);
        Assert.False(outcome.Answer);
        Assert.Contains("not in this clone's history", outcome.Bundle.Text, StringComparison.Ordinal);
        Assert.Equal(1, CommandRig.Json(outcome).GetProperty("notebooks")[0].GetProperty("differences")[0].GetProperty("columns")[0].GetProperty("rows").GetInt32());
    }

    [Fact]
    public async Task Verify_RestoredCopyGone_IsNoChange()
    {
        Research.Make(_rig);
        await _rig.RunAsync(Research.Notebook);
        _rig.Save("later.ipynb", "#!mlops-restore flights --to copy.csv", "#!mlops-pin --question Again");
        await _rig.RunAsync("later.ipynb");
        File.Delete(_rig.PathOf("copy.csv"));
        Assert.True((await _rig.VerifyAsync("later.ipynb")).Answer);
    }

    [Fact]
    public async Task Verify_OtherRuntime_IsANoteAndStaysFresh()
    {
        Research.Make(_rig);
        _rig.Commit("Start");
        await _rig.RunAsync(Research.Notebook);
        _rig.Write(Research.Stamp, System.Text.RegularExpressions.Regex.Replace(_rig.Read(Research.Stamp), "\"dotNet\": \"[^\"]*\"", "\"dotNet\": \".NET 9.0.0\""));
        CommandOutcome outcome = await _rig.VerifyAsync(Research.Notebook);
        Assert.True(outcome.Answer);
        JsonElement[] differences = [.. CommandRig.Json(outcome).GetProperty("notebooks")[0].GetProperty("differences").EnumerateArray()];

        // The stamp alone was edited, so that the copy in the output tells of another runtime too.
        Assert.Equal(["runtimeChanged", "copyDiffers"], differences.Select(each => each.GetProperty("kind").GetString()));
        JsonElement difference = differences[0];
        Assert.Equal(("runtimeChanged", "note", ".NET 9.0.0"), (difference.GetProperty("kind").GetString(), difference.GetProperty("weight").GetString(), difference.GetProperty("was").GetString()));
    }

    [Fact]
    public async Task Verify_InACellOfTheNotebookItself_IsPendingBelow()
    {
        _rig.Save("a.ipynb", "var a = 1;", "#!mlops-pin --question Why", "#!mlops-verify", "a");
        IReadOnlyList<CommandOutcome> outcomes = await _rig.RunAsync("a.ipynb");
        Assert.Equal("pending", CommandRig.Json(outcomes[1]).GetProperty("notebooks")[0].GetProperty("state").GetString());
        Assert.Equal("incomplete", CommandRig.Json((await _rig.RunAsync("a.ipynb"))[1]).GetProperty("notebooks")[0].GetProperty("state").GetString());
    }
}
