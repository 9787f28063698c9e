using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Closure.Tests;

/// <summary>Commands of a program, where no notebook runs. The process has one current folder, so nothing runs beside these.</summary>
[Collection(nameof(CurrentFolder))]
public sealed class ProcessRunnerTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mlops program ");
    private readonly string _before = Environment.CurrentDirectory;
    private readonly ICommandRunner _runner = new ClosureEntry().Runner;

    public ProcessRunnerTests() => Environment.CurrentDirectory = _root.FullName;

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        _root.Delete(recursive: true);
    }

    [Fact]
    public async Task SnapshotAndDrift_RowsOfTheProgram_AnswerAsInANotebook()
    {
        MlopsResult kept = await RunAsync("snapshot", Rows(0), "--data=@rows", "--name=rows");
        MlopsResult same = await RunAsync("drift", Rows(0), "--baseline=rows", "--current=@rows");
        MlopsResult moved = await RunAsync("drift", Rows(30), "--baseline=rows", "--current=@rows");

        Assert.Contains("rows", kept.Summary, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(_root.FullName, ".mlops", "snapshots", "rows")));
        Assert.True(same.Answer, same.ToString());
        Assert.False(moved.Answer, moved.ToString());
        Assert.Contains("<svg", moved.ToHtml(), StringComparison.Ordinal);
        Assert.StartsWith("{", moved.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PinAndVerify_SavedNotebook_SayWhatIsMissing()
    {
        NotebookCell ran = NotebookCell.Create(CellKind.Code, "var x = 1;").WithRun(1, []);
        NotebookDocument.Create(NotebookFormat.Ipynb, [ran]).Save(Path.Combine(_root.FullName, "research.ipynb"));

        MlopsResult none = await RunAsync("verify", null, "--paths=research.ipynb");
        MlopsFaultException fault = await Assert.ThrowsAsync<MlopsFaultException>(() => RunAsync("pin", null, "--notebook=research.ipynb"));

        Assert.False(none.Answer);
        Assert.Contains("research.ipynb", none.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("MLOPS17", fault.Code, StringComparison.Ordinal);
        Assert.NotEqual("", fault.Remedy);
    }

    [Theory]
    [InlineData("restore", "MLOPS1053", "--snapshot=rows", "--as=january")]
    [InlineData("drift", "MLOPS1005", "--baseline=rows", "--current=@rows")]
    [InlineData("metric", "MLOPS1904", "--name=auc", "--value=0.75")]
    [InlineData("snapshot", "MLOPS1003")]
    [InlineData("snapshto", "MLOPS1001")]
    public async Task Run_WhatNeedsANotebookOrIsWrong_IsAFault(string verb, string code, params string[] words)
    {
        await RunAsync("snapshot", Rows(0), "--data=@rows", "--name=rows");

        MlopsFaultException fault = await Assert.ThrowsAsync<MlopsFaultException>(() => RunAsync(verb, null, words));

        Assert.Equal(code, fault.Code);
        Assert.NotEqual("", fault.Remedy);
    }

    [Fact]
    public async Task Run_Cancelled_IsNoFault()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _runner.RunAsync("snapshot", ["--data=@rows"], Rows(0), cancelled.Token));
    }

    private static Dictionary<string, object?> Rows(int shift) => new()
    {
        ["rows"] = Enumerable.Range(0, 400).Select(row => new { Delay = (row % 40) + shift }).ToArray(),
    };

    private Task<MlopsResult> RunAsync(string verb, Dictionary<string, object?>? values, params string[] words) =>
        _runner.RunAsync(verb, words, values ?? [], CancellationToken.None);
}
