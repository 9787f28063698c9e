using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Commands.Tests.Export;

/// <summary>Only cells that ran since their last edit are finished.</summary>
public sealed class FinishedCellsTests
{
    private const string Twice = "#!mlops-export --as Twice\nint Double(int n) => 2 * n;";

    [Fact]
    public async Task Run_SavedCellThatDidNotRun_IsRefusedWithItsPlace()
    {
        using ExportRig rig = new(ExportRig.Markdown("Prose."), ExportRig.Unrun(Twice));
        ExportException fault = await Assert.ThrowsAsync<ExportException>(() => rig.ExportAsync());
        Assert.Equal("MLOPS1802", fault.Code);
        Assert.Equal((2, "It has not run."), (fault.Refusals[0].Cell, fault.Refusals[0].Reason));
        Assert.Empty(rig.Files());
    }

    [Fact]
    public async Task Run_SavedCellThatFailed_IsRefused()
    {
        using ExportRig rig = new(ExportRig.Unrun(Twice).WithRun(3, [new CellOutput.Error("CS0103", "no such name", null, [])]));
        ExportException fault = await Assert.ThrowsAsync<ExportException>(() => rig.ExportAsync());
        Assert.Contains("Its last run failed.", fault.Message);
    }

    [Fact]
    public async Task Run_DryRunOfAnUnfinishedCell_ShowsTheLibraryAndSaysSo()
    {
        using ExportRig rig = new(ExportRig.Unrun(Twice));
        Assert.Contains("It has not run.", (await rig.ExportAsync("--dry-run")).Bundle.Text);
    }

    [Fact]
    public async Task Run_CellMarkedByTagAndByName_IsExported()
    {
        using ExportRig rig = new(
            ExportRig.Code("int Double(int n) => 2 * n;", "mlops-export:Doubling"), ExportRig.Code("int Half(int n) => n / 2;"));
        CommandOutcome outcome = await rig.ExportAsync("--dry-run", "--cell", "Half");
        Assert.Contains("2 cells would become 2 members of Demo", outcome.Bundle.Text);
        Assert.Contains("DemoPipeline.Doubling.cs", outcome.Bundle.Text);
        Assert.Contains("DemoPipeline.Half.cs", outcome.Bundle.Text);
    }
}
