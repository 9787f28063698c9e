using MlopsNotebookKernel.Domain.Pins.Differences;

namespace MlopsNotebookKernel.Domain.Tests.Pins.Differences;

public class RemedyTests
{
    private static readonly Remedy Restore = new(RemedyKind.RestoreData, "restore");

    [Fact]
    public void Together_NothingNeeded_IsNothing() => Assert.Equal([Remedy.Nothing], Remedy.Together([Remedy.Nothing]));

    [Fact]
    public void Together_SeveralCells_RunsAgainFromTheFirst() =>
        Assert.Equal([Remedy.RerunFrom(2)], Remedy.Together([Remedy.RerunFrom(5), Remedy.Restamp, Remedy.RerunFrom(2)]));

    [Fact]
    public void Together_DataAndCell_RestoresFirst() =>
        Assert.Equal([Restore, Remedy.RerunFrom(2)], Remedy.Together([Remedy.RerunFrom(2), Restore]));

    [Fact]
    public void Together_OnlyStamp_IsPinnedAgain() => Assert.Equal([Remedy.Restamp], Remedy.Together([Remedy.Restamp, Remedy.Nothing]));
}
