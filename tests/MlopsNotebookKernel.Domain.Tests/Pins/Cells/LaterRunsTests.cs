using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Cells;
using MlopsNotebookKernel.Domain.Sessions;
using static MlopsNotebookKernel.Domain.Tests.Pins.SampleStamps;

namespace MlopsNotebookKernel.Domain.Tests.Pins.Cells;

public class LaterRunsTests
{
    [Fact]
    public void Add_CellBelowThatRanNext_IsStamped()
    {
        Stamp stamp = LaterRuns.Add(Of(Cell(1, "a"), Cell(2, "b")), [Ran(1, "a", 5), Ran(2, "b", 6), Ran(3, "c", 8), Ran(4, "d", 9)]);

        Assert.Equal(["a", "b", "c", "d"], stamp.Cells.Select(cell => cell.Source));
        Assert.Equal([1, 2, 3, 4], stamp.Cells.Select(cell => cell.ExecutionCount));
    }

    [Fact]
    public void Add_CellBelowThatFailed_IsStampedAsFailed() => Assert.Equal(
        CellStatus.Failed, LaterRuns.Add(Of(Cell(1, "a")), [Ran(1, "a", 1), Ran(2, "b", 2) with { Failed = true }]).Cells[1].Status);

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(2)]
    public void Add_CellBelowThatRanBeforeOrNever_IsNot(int? run) =>
        Assert.Single(LaterRuns.Add(Of(Cell(1, "a")), [Ran(1, "a", 2), Ran(2, "b", run)]).Cells);

    [Fact]
    public void Add_CellAboveThatRanLater_IsNot() =>
        Assert.Single(LaterRuns.Add(Of(Cell(1, "b")), [Ran(1, "a", 9), Ran(2, "b", 2)]).Cells);

    [Fact]
    public void Add_DocumentWithoutRuns_ChangesNothing()
    {
        Stamp stamp = Of(Cell(1, "a"));

        Assert.Same(stamp, LaterRuns.Add(stamp, [Now(1, "a"), Now(2, "b")]));
    }

    private static DocumentCell Ran(int number, string source, int? run) => Now(number, source) with { Run = run };
}
