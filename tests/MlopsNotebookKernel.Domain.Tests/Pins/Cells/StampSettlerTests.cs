using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Pins.Cells;
using static MlopsNotebookKernel.Domain.Tests.Pins.SampleStamps;

namespace MlopsNotebookKernel.Domain.Tests.Pins.Cells;

public class StampSettlerTests
{
    [Fact]
    public void Settle_SoundRun_GivesIdsAndPlaces()
    {
        Stamp settled = Settle([Cell(1, "a"), Cell(2, "b")], Now(1, "a", "x"), Now(2, "b", "y"));
        Assert.True(settled.Settled);
        Assert.Empty(settled.Flaws);
        Assert.Equal(["x", "y"], settled.Cells.Select(cell => cell.Id));
        Assert.Equal([0, 1], settled.Cells.Select(cell => cell.Index));
    }

    [Fact]
    public void Settle_Twice_IsTheSame()
    {
        Stamp once = Settle([Cell(1, "b"), Cell(2, "a"), Cell(3, "gone entirely")], Now(1, "a"), Now(2, "b"), Now(3, "new one here", "n"));
        Assert.Equal(StampJson.Write(once), StampJson.Write(StampSettler.Settle(once, [Now(1, "a"), Now(2, "b"), Now(3, "new one here", "n")])));
    }

    [Fact]
    public void Settle_CellNeverRun_IsNamed() =>
        Assert.Equal([new StampFlaw(FlawKind.NeverRan, null, "Cell 2 (b) never ran.", WordFingerprint.Instance.Of("b"))], Settle([Cell(1, "a")], Now(1, "a"), Now(2, "b")).Flaws);

    [Fact]
    public void Settle_CellsBelowWhileTheNotebookRuns_ArePendingAndNoFlaw()
    {
        Stamp settled = StampSettler.Settle(Of(Cell(1, "a"), Cell(2, "c")), [Now(1, "a"), Now(2, "b", "new"), Now(3, "c"), Now(4, "d")], pendingBelow: true);
        Assert.Equal(["Cell 2 (b) never ran."], settled.Flaws.Select(flaw => flaw.Text));
    }

    [Fact]
    public void Settle_CellDeleted_IsNamed() =>
        Assert.Equal(FlawKind.Deleted, Assert.Single(Settle([Cell(1, "a"), Cell(2, "b")], Now(1, "a")).Flaws).Kind);

    [Fact]
    public void Settle_CellEditedAfterItRan_IsNamed() =>
        Assert.Equal(
            new StampFlaw(FlawKind.Edited, 1, "Cell 1 (var a = 2;) was edited after it ran.", WordFingerprint.Instance.Of("var a = 2;")),
            Assert.Single(Settle([Cell(1, "var a = 1;", "x")], Now(1, "var a = 2;", "x")).Flaws));

    [Fact]
    public void Settle_CommentEditedAfterItRan_IsSound() =>
        Assert.Empty(Settle([Cell(1, "a // one", "x")], Now(1, "a // two", "x")).Flaws);

    [Fact]
    public void Settle_RanOutOfOrderWithoutPlaces_IsNamedOnce() =>
        Assert.Equal(FlawKind.OutOfOrder, Assert.Single(Settle([Cell(1, "b"), Cell(2, "a")], Now(1, "a"), Now(2, "b")).Flaws).Kind);

    [Fact]
    public void Settle_AnonymousRerun_CountsTheLast()
    {
        Stamp settled = Settle([Cell(1, "a"), Cell(2, "a"), Cell(3, "b")], Now(1, "a"), Now(2, "b"));
        Assert.Equal([2, 3], settled.Cells.Select(cell => cell.ExecutionCount));
        Assert.Empty(settled.Flaws);
    }

    private static Stamp Settle(StampedCell[] cells, params DocumentCell[] document) => StampSettler.Settle(Of(cells) with { Settled = false }, document);
}
