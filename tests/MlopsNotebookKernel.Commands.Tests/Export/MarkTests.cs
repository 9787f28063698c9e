using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Export;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Tests.Export;

/// <summary>Marking cells as finished, and words that do not go together.</summary>
public sealed class MarkTests
{
    [Fact]
    public async Task Run_AsInCell_MarksTheRunAndSaysSoInOneLine()
    {
        using CommandRig rig = new();
        rig.Session.ExecutionCount = 7;

        CommandOutcome outcome = await rig.RunAsync(ExportCommand.Definition, "--as", "loadFlights");

        Assert.Equal([new JournalFact.CellFinished(7, "LoadFlights")], rig.Session.Journal.Facts);
        Assert.Contains("Finished: this cell is exported as LoadFlights.", outcome.Bundle.Text);
        Assert.DoesNotContain('\n', outcome.Bundle.Text.Trim());
        Assert.Equal("mlops.export-result/1", CommandRig.Json(outcome).GetProperty("schema").GetString());
    }

    [Theory]
    [InlineData("MLOPS1009", "--as", "load-flights now")]
    [InlineData("MLOPS1009", "--as", "class")]
    [InlineData("MLOPS1009", "--as", "A", "--to", "B")]
    [InlineData("MLOPS1009", "--as", "A", "--replace")]
    [InlineData("MLOPS1009", "--as", "A", "--restore")]
    [InlineData("MLOPS1009", "--as", "A", "--dry-run")]
    [InlineData("MLOPS1009", "--as", "A", "--check")]
    [InlineData("MLOPS1009", "--as", "A", "--cell", "3=B")]
    [InlineData("MLOPS1009", "--as", "A", "--prefer", "library")]
    [InlineData("MLOPS1003")]
    public async Task Run_WrongWords_SaysWhatToWrite(string code, params string[] words)
    {
        using CommandRig rig = new();
        UsageException fault = await Assert.ThrowsAsync<UsageException>(() => rig.RunAsync(ExportCommand.Definition, words));
        Assert.Equal(code, fault.Code);
    }

    [Fact]
    public async Task Run_SessionWithoutSavedNotebook_NamesTheTerminal()
    {
        using CommandRig rig = new();
        ExportException fault = await Assert.ThrowsAsync<ExportException>(() => rig.RunAsync(ExportCommand.Definition, "--to", "Demo"));
        Assert.Equal("MLOPS1807", fault.Code);
    }

    [Fact]
    public async Task Run_NothingMarked_SaysHowToMark()
    {
        using ExportRig rig = new(ExportRig.Code("var x = 1;"));
        ExportException fault = await Assert.ThrowsAsync<ExportException>(() => rig.ExportAsync());
        Assert.Equal("MLOPS1801", fault.Code);
        Assert.Empty(rig.Files());
    }
}
