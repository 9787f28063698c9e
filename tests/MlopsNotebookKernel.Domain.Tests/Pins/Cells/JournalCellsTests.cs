using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Cells;
using MlopsNotebookKernel.Domain.Sessions;
using static MlopsNotebookKernel.Domain.Tests.Pins.SampleStamps;

namespace MlopsNotebookKernel.Domain.Tests.Pins.Cells;

public class JournalCellsTests
{
    [Fact]
    public void Of_SoundRun_HasAllCellsAndNoFlaw()
    {
        JournalCells cells = Of(Run(1, "a", "x", 0), Run(2, "b", "y", 2), Run(3, "#!mlops-pin --question \"q\"", "z", 3), Run(4, "// prose only", "w", 4));
        Assert.Equal(["a", "b"], cells.Cells.Select(cell => cell.Source));
        Assert.Empty(cells.Flaws);
    }

    [Fact]
    public void Of_PinLineWithinCode_IsNotPartOfItsFingerprint()
    {
        JournalCells one = Of(Run(1, "#!mlops-pin\nvar a = 1;"));
        JournalCells other = Of(Run(1, "#!mlops-pin --update\nvar a = 1;"));
        Assert.Equal(one.Cells[0].Fingerprint, other.Cells[0].Fingerprint);
        Assert.Equal(WordFingerprint.Instance.Of("var a = 1;"), one.Cells[0].Fingerprint);
    }

    [Fact]
    public void Of_CellRunAgain_CountsTheLastRun()
    {
        JournalCells cells = Of(Run(1, "a", "x"), Run(2, "a", "x"));
        Assert.Equal(2, Assert.Single(cells.Cells).ExecutionCount);
        Assert.Empty(cells.Flaws);
    }

    [Fact]
    public void Of_CellRunInAnotherVersionBefore_IsEdited() =>
        Assert.Equal(FlawKind.Edited, Assert.Single(Of(Run(1, "a", "x"), Run(2, "b", "x")).Flaws).Kind);

    [Fact]
    public void Of_FailedCellMended_IsSound() =>
        Assert.Empty(Of(Run(1, "typo", "x", 0, CellStatus.Failed), Run(2, "a", "x", 0)).Flaws);

    [Theory]
    [InlineData(CellStatus.Failed, FlawKind.Failed, "Cell 1 (a) failed.")]
    [InlineData(CellStatus.Cancelled, FlawKind.Failed, "Cell 1 (a) was interrupted.")]
    [InlineData(CellStatus.NotServed, FlawKind.NotServed, "Cell 1 (a) did not run: its language is not served.")]
    public void Of_RunThatDidNotEndWell_IsNamed(CellStatus status, FlawKind kind, string text) =>
        Assert.Equal(new StampFlaw(kind, 1, text), Assert.Single(Of(Run(1, "a", "x", 0, status)).Flaws));

    [Fact]
    public void Of_CellRunAfterOneBelow_IsOutOfOrder() =>
        Assert.Equal(
            new StampFlaw(FlawKind.OutOfOrder, 3, "Cell 3 (a) ran after cell 2, which stands below it."),
            Assert.Single(Of(Run(1, "a", "x", 0), Run(2, "b", "y", 1), Run(3, "a", "x", 0)).Flaws));

    private static JournalCells Of(params JournalEntry[] entries) => JournalCells.Of(entries, WordFingerprint.Instance);

    private static JournalEntry Run(int run, string source, string? id = null, int? index = null, CellStatus status = CellStatus.Succeeded) =>
        new(run, id, index, source, WordFingerprint.Instance.Of(source), Digest('0'), status, TimeSpan.FromSeconds(run));
}
