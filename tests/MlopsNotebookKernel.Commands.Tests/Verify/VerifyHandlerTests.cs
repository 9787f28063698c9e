using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
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
