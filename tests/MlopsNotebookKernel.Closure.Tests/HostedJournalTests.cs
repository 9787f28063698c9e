using MlopsNotebookKernel.Closure.Tests.Rigs;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Closure.Tests;

/// <summary>What a session writes down of the cells that its host runs.</summary>
public sealed class HostedJournalTests : IAsyncLifetime
{
    private readonly HostedRig _rig = new();

    private IHostedSession Session => _rig.Session;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _rig.DisposeAsync().AsTask();

    [Fact]
    public void Cell_BeginsAndEnds_IsCurrentThenInTheJournal()
    {
        Session.BeginCell("var x = 1;");
        Assert.Equal("var x = 1;", _rig.Seen.CurrentSource);
        Assert.Empty(_rig.Seen.Journal.Entries);
        Session.EndCell(HostedEnding.Succeeded);

        Assert.Null(_rig.Seen.CurrentSource);
        Assert.Equal(1, _rig.Seen.ExecutionCount);
        Assert.Equal((1, "var x = 1;", CellStatus.Succeeded), (_rig.Last.ExecutionCount, _rig.Last.Source, _rig.Last.Status));
        Assert.Equal(OutputDigest.Of([]), _rig.Last.OutputDigest);
    }

    [Theory]
    [InlineData(HostedEnding.Succeeded, CellStatus.Succeeded)]
    [InlineData(HostedEnding.Failed, CellStatus.Failed)]
    [InlineData(HostedEnding.Cancelled, CellStatus.Cancelled)]
    public void EndCell_Ending_IsItsStatus(HostedEnding ending, CellStatus status)
    {
        Session.BeginCell("x");
        Session.EndCell(ending);

        Assert.Equal(status, _rig.Last.Status);
    }

    [Fact]
    public void EndCell_WhatItShowed_CanBeCitedAfterwards()
    {
        Session.BeginCell("chart");
        Session.AddOutput(Output(HostedOutputKind.Display, "a chart"));
        Session.EndCell(HostedEnding.Succeeded);

        CellOutput shown = Assert.Single(_rig.Seen.Journal.OutputsOf(1)!);
        Assert.Equal("a chart", Assert.IsType<CellOutput.Display>(shown).Bundle.Text);
        Assert.Null(_rig.Seen.Journal.OutputsOf(2));
    }

    [Fact]
    public void AddOutput_EveryKind_IsDigestedAsWhatADocumentWouldHold()
    {
        Session.BeginCell("x");
        Session.AddOutput(Output(HostedOutputKind.StandardOutput, "a"));
        Session.AddOutput(Output(HostedOutputKind.StandardOutput, "b\r\n"));
        Session.AddOutput(Output(HostedOutputKind.StandardError, "e"));
        Session.AddOutput(Output(HostedOutputKind.Display, "10 %", "bar"));
        Session.AddOutput(Output(HostedOutputKind.Display, "table"));
        Session.AddOutput(Output(HostedOutputKind.Update, "100 %", "bar"));
        Session.AddOutput(Output(HostedOutputKind.Result, "3"));
        Session.AddOutput(Output(HostedOutputKind.Error, "boom"));
        Session.EndCell(HostedEnding.Failed);

        string expected = OutputDigest.Of(
        [
            new CellOutput.Stream(false, "ab\n"),
            new CellOutput.Stream(true, "e"),
            new CellOutput.Display(Bundle.OfText("100 %")),
            new CellOutput.Display(Bundle.OfText("table")),
            new CellOutput.Result(Bundle.OfText("3")),
            new CellOutput.Error("Error", "boom", null, []),
        ]);
        Assert.Equal(expected, _rig.Last.OutputDigest);
    }

    [Fact]
    public void AddOutput_MoreThanIsKept_MakesTheDigestUnknown()
    {
        Session.BeginCell("x");
        string text = new('x', 6_000_000);
        Session.AddOutput(Output(HostedOutputKind.StandardOutput, text));
        Session.AddOutput(Output(HostedOutputKind.StandardOutput, text));
        Session.AddOutput(Output(HostedOutputKind.StandardOutput, "more"));
        Session.EndCell(HostedEnding.Succeeded);

        Assert.Null(_rig.Last.OutputDigest);

        Session.BeginCell("y");
        Session.EndCell(HostedEnding.Succeeded);

        Assert.NotNull(_rig.Last.OutputDigest);
    }

    [Fact]
    public void AddOutput_BetweenCells_IsOfNoCell()
    {
        Session.AddOutput(Output(HostedOutputKind.StandardOutput, "late"));
        Session.EndCell(HostedEnding.Succeeded);

        Assert.Empty(_rig.Seen.Journal.Entries);
    }

    [Fact]
    public void AddEarlierCell_BeforeTheFirst_IsRunWithoutKnownOutputs()
    {
        Session.AddEarlierCell("using System.Text;");
        Session.AddEarlierCell("var x = 1;");
        Assert.Equal(2, _rig.Seen.ExecutionCount);
        Session.BeginCell("x");
        Session.EndCell(HostedEnding.Succeeded);

        Assert.Equal([1, 2, 3], _rig.Seen.Journal.Entries.Select(entry => entry.ExecutionCount));
        Assert.Equal([true, true, false], _rig.Seen.Journal.Entries.Select(entry => entry.OutputDigest is null));
    }

    [Fact]
    public void AddEarlierCell_WhileACellRuns_LeavesThatCellItsNumber()
    {
        Session.BeginCell("x");
        Session.AddEarlierCell("var x = 1;");
        Assert.Equal(1, _rig.Seen.ExecutionCount);
        Session.EndCell(HostedEnding.Succeeded);

        Assert.Equal(["var x = 1; 2", "x 1"], _rig.Seen.Journal.Entries.Select(entry => $"{entry.Source} {entry.ExecutionCount}"));
    }

    [Fact]
    public void BeginCell_OtherLanguage_IsKeptAsTheDocumentHoldsIt()
    {
        Session.BeginCell("let x = 1");
        Session.EndCell(HostedEnding.Succeeded);

        Assert.Equal("let x = 1", _rig.Last.Source);
    }

    private static HostedOutput Output(HostedOutputKind kind, string text, string? id = null) =>
        new(kind, new Dictionary<string, string> { [MimeTypes.Text] = text }, id);
}
