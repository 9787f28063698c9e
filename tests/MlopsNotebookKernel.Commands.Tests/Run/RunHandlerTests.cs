using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Outputs;
using static MlopsNotebookKernel.Commands.Tests.Run.RunRig;

namespace MlopsNotebookKernel.Commands.Tests.Run;

public sealed class RunHandlerTests : IDisposable
{
    private readonly RunRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Run_AllCellsSucceed_AnswersYesAndWritesNoNotebook()
    {
        _rig.Write("a.ipynb", NotebookCell.Create(CellKind.Markdown, "# T"), CodeCell("1"), CodeCell(" \n"), CodeCell("2"));
        string before = _rig.Text("a.ipynb");

        CommandOutcome outcome = await _rig.RunAsync("a.ipynb");

        Assert.True(outcome.Answer);
        Assert.Equal("✓ 2 cells ran in 0.00 s.", CommandRig.Summary(outcome));
        Assert.Equal(before, _rig.Text("a.ipynb"));
        Assert.Equal(["1", "2"], _rig.Kernel!.Submitted.Select(cell => cell.Source));
        Assert.Equal([1, 3], _rig.Kernel.Submitted.Select(cell => cell.Index));
        Assert.Equal(_rig.Root, _rig.Kernel.WorkingDirectory);
        Assert.True(_rig.Kernel.IsDisposed);
        Assert.Equal(1, _rig.Completed);
        Assert.Equal("cell 2 of 2, 0.0 s: 2", _rig.Progress[1]);
        Assert.Equal(2, _rig.Streamed.Count);
        JsonElement json = CommandRig.Json(outcome);
        Assert.Equal("mlops.run-result/1", json.GetProperty("schema").GetString());
        Assert.Equal("succeeded", json.GetProperty("status").GetString());
        Assert.Equal(["Microsoft.ML 5.0.1"], json.GetProperty("packages").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task Run_Output_HoldsOutputsAndWhatTheCompletionAdds()
    {
        _rig.Write("a.ipynb", CodeCell("1"));

        await _rig.RunAsync("a.ipynb", "--output", "out/b.ipynb");

        NotebookDocument executed = _rig.Read("out/b.ipynb");
        Assert.Equal(1, executed.Cells[0].ExecutionCount);
        Assert.Equal("1", Assert.IsType<CellOutput.Result>(executed.Cells[0].Outputs[0]).Bundle.Text);
        Assert.Equal("settled", (string?)executed.GetMetadata("mlops"));
        Assert.Null(_rig.Read("a.ipynb").Cells[0].ExecutionCount);
    }

    [Fact]
    public async Task Run_InPlaceTwice_ChangesNoByte()
    {
        _rig.Write("a.ipynb", CodeCell("1"), CodeCell("2"));
        await _rig.RunAsync("a.ipynb", "--in-place");
        string first = _rig.Text("a.ipynb");
        DateTime written = File.GetLastWriteTimeUtc(Path.Combine(_rig.Root, "a.ipynb"));

        CommandOutcome outcome = await _rig.RunAsync("a.ipynb", "--in-place");

        Assert.Equal(first, _rig.Text("a.ipynb"));
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(_rig.Root, "a.ipynb")));
        Assert.Contains("a.ipynb (unchanged)", outcome.Bundle.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CellFails_StopsThereAndSavesWhatRan()
    {
        _rig.Write("a.ipynb", CodeCell("1"), CodeCell("int x = 1;\nint y = 2;\nthrow"), CodeCell("3").WithRun(9, [new CellOutput.Result(Bundle.OfText("stale"))]));

        CommandOutcome outcome = await _rig.RunAsync("a.ipynb", "--output", "b.ipynb", "--html", "b.html");

        Assert.False(outcome.Answer);
        Assert.Equal("✗ Cell 2 of 3 failed after 0.00 s; 1 cell below it did not run.", CommandRig.Summary(outcome));
        Assert.Contains("Cell 2, line 3, column 1: InvalidOperationException: No rows.", outcome.Bundle.Text, StringComparison.Ordinal);
        Assert.Contains("> 3  throw", outcome.Bundle.Text, StringComparison.Ordinal);
        NotebookDocument executed = _rig.Read("b.ipynb");
        Assert.Equal([1, 2, null], executed.Cells.Select(cell => cell.ExecutionCount));
        Assert.IsType<CellOutput.Error>(Assert.Single(executed.Cells[1].Outputs));
        Assert.Empty(executed.Cells[2].Outputs);
        Assert.Contains("No rows.", _rig.Text("b.html"), StringComparison.Ordinal);
        Assert.Equal(0, _rig.Completed);
        Assert.Equal(2, CommandRig.Json(outcome).GetProperty("failure").GetProperty("cell").GetInt32());
    }

    [Fact]
    public async Task Run_CellInAnotherLanguage_GoesOnAndAnswersNo()
    {
        _rig.Write("a.ipynb", CodeCell("1"), CodeCell("let x = 1", "fsharp"), CodeCell("3"));

        CommandOutcome outcome = await _rig.RunAsync("a.ipynb");

        Assert.False(outcome.Answer);
        Assert.Equal("! 2 of 3 cells ran in 0.00 s.", CommandRig.Summary(outcome));
        Assert.Contains("Cell 2 (fsharp) did not run: only C# is served here.", outcome.Bundle.Text, StringComparison.Ordinal);
        Assert.Equal(3, _rig.Kernel!.Submitted.Count);
    }

    [Fact]
    public async Task Run_Interrupted_SavesWhatRan()
    {
        _rig.Write("a.ipynb", CodeCell("1"), CodeCell("stop"), CodeCell("3"));

        await Assert.ThrowsAsync<OperationCanceledException>(() => _rig.RunAsync("a.ipynb", "--output", "b.ipynb"));

        Assert.Equal([1, 2, null], _rig.Read("b.ipynb").Cells.Select(cell => cell.ExecutionCount));
        Assert.Equal(2, _rig.Kernel!.Submitted.Count);
    }

    [Fact]
    public async Task Run_SessionBreaks_SavesWhatRan()
    {
        _rig.Write("a.ipynb", CodeCell("1"), CodeCell("break"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => _rig.RunAsync("a.ipynb", "--output", "b.ipynb"));

        Assert.Equal([1, null], _rig.Read("b.ipynb").Cells.Select(cell => cell.ExecutionCount));
    }

    [Fact]
    public async Task Run_Dib_IsConvertedForItsOutput()
    {
        _rig.Write("a.dib", CodeCell("1"), NotebookCell.Create(CellKind.Markdown, "text"));

        await _rig.RunAsync("a.dib", "--output", "b.ipynb");

        Assert.Equal([CellKind.Code, CellKind.Markdown], _rig.Read("b.ipynb").Cells.Select(cell => cell.Kind));
        Assert.Equal(1, _rig.Read("b.ipynb").Cells[0].ExecutionCount);
    }

    [Fact]
    public async Task Run_Parameters_AreDeclaredAfterTheirDefaults()
    {
        _rig.Write("a.ipynb", CodeCell("1"), CodeCell("int month = 1;\nvar path = \"a.csv\";", "csharp", "parameters"), CodeCell("month"));

        await _rig.RunAsync("a.ipynb", "--parameter", "month=3", "--parameter", "path=b=c.csv", "--output", "b.ipynb");

        Assert.Equal("// The values given to this run.\nint month = 3;\nstring path = \"b=c.csv\";", _rig.Kernel!.Submitted[2].Source);
        NotebookDocument executed = _rig.Read("b.ipynb");
        Assert.Equal(["injected-parameters"], executed.Cells[2].Tags);

        await _rig.RunAsync("b.ipynb", "--parameter", "month=5", "--output", "c.ipynb");

        Assert.Equal(4, _rig.Read("c.ipynb").Cells.Count);
        Assert.Equal("// The values given to this run.\nint month = 5;", _rig.Read("c.ipynb").Cells[2].Source);
    }

    [Fact]
    public async Task Run_ParametersWithoutDefaults_AreDeclaredFirst()
    {
        _rig.Write("a.ipynb", CodeCell("month"));

        await _rig.RunAsync("a.ipynb", "--parameter", "share=0.2");

        Assert.Equal("// The values given to this run.\ndouble share = 0.2d;", _rig.Kernel!.Submitted[0].Source);
    }

    [Theory]
    [InlineData("MLOPS1041", "--in-place", "--output", "b.ipynb")]
    [InlineData("MLOPS1042", "--output", "b.dib")]
    [InlineData("MLOPS1043", "--in-place", "--parameter", "month=3")]
    [InlineData("MLOPS1044", "--parameter", "month")]
    [InlineData("MLOPS1044", "--parameter", "1st=3")]
    [InlineData("MLOPS1044", "--parameter", "month=3", "--parameter", "month=4")]
    [InlineData("MLOPS1045", "--parameter", "mnth=3")]
    [InlineData("MLOPS1046", "--parameter", "month=March")]
    [InlineData("MLOPS1046", "--parameter", "list=1")]
    [InlineData("MLOPS1041", "--html", "a.ipynb")]
    public async Task Run_WrongUsage_SaysSoBeforeAnythingRuns(string code, params string[] words)
    {
        _rig.Write("a.ipynb", CodeCell("int month = 1;\nint[] list = [1];", "csharp", "parameters"));

        UsageException exception = await Assert.ThrowsAsync<UsageException>(() => _rig.RunAsync(["a.ipynb", .. words]));

        Assert.Equal(code, exception.Code);
        Assert.Null(_rig.Kernel);
    }

    [Fact]
    public async Task Run_MisspeltParameter_SuggestsTheNearest()
    {
        _rig.Write("a.ipynb", CodeCell("int month = 1;", "csharp", "parameters"));

        UsageException exception = await Assert.ThrowsAsync<UsageException>(() => _rig.RunAsync("a.ipynb", "--parameter", "mnth=3"));

        Assert.Equal("Did you mean month? Its cell tagged parameters declares: month.", exception.Remedy);
    }

    [Fact]
    public async Task Run_OutputCannotBeWritten_IsAFaultWithRemedy()
    {
        _rig.Write("a.ipynb", CodeCell("1"));
        Directory.CreateDirectory(Path.Combine(_rig.Root, "b.ipynb"));

        NotebookException exception = await Assert.ThrowsAsync<NotebookException>(() => _rig.RunAsync("a.ipynb", "--output", "b.ipynb"));

        Assert.Equal("MLOPS1115", exception.Code);
    }

    [Fact]
    public async Task Run_MissingNotebook_IsAFault() =>
        Assert.Equal("MLOPS1101", (await Assert.ThrowsAsync<NotebookException>(() => _rig.RunAsync("none.ipynb"))).Code);
}
