using System.Text.Json;
using MlopsNotebookKernel.Commands.Diff;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Commands.Tests.Diff;

public sealed class DiffHandlerTests : IDisposable
{
    private const string Notebook = "work/research.ipynb";

    private readonly ResearchRig _rig = new();

    public DiffHandlerTests()
    {
        Directory.CreateDirectory(_rig.PathOf("work"));
        _rig.Save(Notebook, "var late = 15; // minutes", "late + 1");
        _rig.Commit("First");
    }

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task RunAsync_Unchanged_AnswersYes()
    {
        CommandOutcome outcome = await DiffAsync(Notebook);
        Assert.True(outcome.Answer);
        Assert.Equal($"✓ HEAD:{Notebook} and {Notebook} have the same cells and outputs.", CommandRig.Summary(outcome));
    }

    [Fact]
    public async Task RunAsync_CommentOfACommittedCell_IsProseAndAnswersYes()
    {
        await _rig.EditAsync(Notebook, "// minutes", "// in minutes");
        CommandOutcome outcome = await DiffAsync(Notebook);
        Assert.True(outcome.Answer);
        Assert.StartsWith("✓ Same code: prose of 1 cell", CommandRig.Summary(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_InACell_ComparesTheNotebookThatRuns()
    {
        await _rig.EditAsync(Notebook, "late = 15", "late = 20");

        CommandOutcome outcome = await _rig.CommandAsync(_rig.Start(Notebook), "#!mlops-diff");

        Assert.False(outcome.Answer);
        Assert.StartsWith($"✗ Code differs: code of 1 cell (HEAD:{Notebook} → research.ipynb)", CommandRig.Summary(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_NotebookThatIsNotThere_IsSaidToBeSo()
    {
        NotebookException fault = await Assert.ThrowsAsync<NotebookException>(() => DiffAsync("work/nowhere.ipynb"));

        Assert.Equal("MLOPS1101", fault.Code);
        Assert.Contains("research.ipynb", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_CodeOfACommittedCell_AnswersNoAndShowsTheLines()
    {
        await _rig.EditAsync(Notebook, "late = 15", "late = 20");
        CommandOutcome outcome = await DiffAsync(Notebook);
        Assert.False(outcome.Answer);
        Assert.Contains("-var late = 15; // minutes\n    +var late = 20; // minutes", outcome.Bundle.Text, StringComparison.Ordinal);
        JsonElement cell = Assert.Single(CommandRig.Json(outcome).GetProperty("cells").EnumerateArray());
        Assert.Equal(("changed", 1, "code"), (cell.GetProperty("change").GetString(), cell.GetProperty("before").GetInt32(), cell.GetProperty("parts")[0].GetString()));
    }

    [Fact]
    public async Task RunAsync_OutputOfACell_IsShownApart()
    {
        NotebookDocument document = await NotebookDocument.ReadAsync(_rig.PathOf(Notebook), default);
        document.Replace(1, document.Cells[1].WithRun(1, [new CellOutput.Result(Bundle.OfText("16"))])).Save(_rig.PathOf(Notebook));
        CommandOutcome outcome = await DiffAsync(Notebook);
        Assert.True(outcome.Answer);
        JsonElement cell = Assert.Single(CommandRig.Json(outcome).GetProperty("cells").EnumerateArray());
        Assert.Equal(("outputs", 0, "16"), (cell.GetProperty("parts")[0].GetString(), cell.GetProperty("outputsBefore").GetArrayLength(), cell.GetProperty("outputsAfter")[0].GetString()));
    }

    [Theory]
    [InlineData("HEAD~1:work/research.ipynb", "HEAD:work/research.ipynb")]
    [InlineData("first:./work/research.ipynb", "work/research.ipynb")]
    public async Task RunAsync_Revisions_AreComparedWithoutTouchingTheTree(string before, string after)
    {
        _rig.Git("tag", "-a", "first", "-m", "x");
        await _rig.EditAsync(Notebook, "late = 15", "late = 20");
        _rig.Commit("Second");
        CommandOutcome outcome = await DiffAsync(before, after);
        Assert.False(outcome.Answer);
        Assert.Empty(_rig.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task RunAsync_TwoFormats_AreComparedByTheirCells()
    {
        NotebookDocument document = await NotebookDocument.ReadAsync(_rig.PathOf(Notebook), default);
        document.ConvertTo(NotebookFormat.Dib).Save(_rig.PathOf("copy.dib"));
        CommandOutcome outcome = await DiffAsync(Notebook, "copy.dib");
        Assert.True(outcome.Answer);
        Assert.False(CommandRig.Json(outcome).GetProperty("outputsCompared").GetBoolean());
    }

    [Fact]
    public async Task RunAsync_AsGitsDriver_ShowsTheChangeInGitDiff()
    {
        string old = _rig.Write("old version", _rig.Read(Notebook));
        await _rig.EditAsync(Notebook, "late = 15", "late = 20");
        CommandOutcome outcome = await DiffAsync("--git", Notebook, old, "1234567", "100644", _rig.PathOf(Notebook), "0000000", "100644");
        Assert.True(outcome.Answer);
        Assert.Equal($"✗ Code differs: code of 1 cell (a/{Notebook} → b/{Notebook}).", CommandRig.Summary(outcome));
        CommandOutcome added = await DiffAsync("--git", Notebook, "/dev/null", ".", ".", _rig.PathOf(Notebook), "0000000", "100644");
        Assert.Equal(2, CommandRig.Json(added).GetProperty("cells").GetArrayLength());
    }

    [Fact]
    public async Task RunAsync_BrokenNotebookForGit_IsSaidAndDoesNotStopGit()
    {
        string broken = _rig.Write("broken", "{");
        CommandOutcome outcome = await DiffAsync("--git", Notebook, broken, "1234567", "100644", _rig.PathOf(Notebook), "0000000", "100644");
        Assert.True(outcome.Answer);
        Assert.StartsWith("MLOPS11", outcome.Bundle.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_WhatCannotBeCompared_IsSaid()
    {
        _rig.Write("notes.txt", "no notebook");
        Assert.Equal("MLOPS1112", (await Assert.ThrowsAsync<NotebookException>(() => DiffAsync("notes.txt"))).Code);
        Assert.Equal("MLOPS1118", (await Assert.ThrowsAsync<NotebookException>(() => DiffAsync("HEAD:none.ipynb", Notebook))).Code);
        Assert.Equal("MLOPS1608", (await Assert.ThrowsAsync<GitException>(() => DiffAsync("nowhere:work/research.ipynb", Notebook))).Code);
        Assert.Equal("MLOPS1059", (await Assert.ThrowsAsync<UsageException>(() => DiffAsync(Notebook, Notebook, Notebook))).Code);
        Assert.Equal("MLOPS1065", (await Assert.ThrowsAsync<UsageException>(() => DiffAsync("--git", Notebook))).Code);
    }

    private Task<CommandOutcome> DiffAsync(params string[] words) => _rig.TerminalAsync(DiffCommand.Definition, words);
}
