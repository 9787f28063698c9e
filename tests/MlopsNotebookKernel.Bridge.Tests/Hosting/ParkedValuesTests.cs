using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Bridge.Tests.Hosting;

public sealed class ParkedValuesTests
{
    [Fact]
    public void Take_ParkedValue_IsGivenOnce()
    {
        string slot = ParkedValues.Park("rows");

        Assert.Equal("rows", ParkedValues.Take(slot));
        Assert.Throws<InvalidOperationException>(() => ParkedValues.Take(slot));
    }

    [Fact]
    public void Put_IntoSlot_ReplacesWhatWasParked()
    {
        string slot = ParkedValues.Park(null);

        ParkedValues.Put(slot, 3);

        Assert.Equal(3, ParkedValues.Take(slot));
    }

    [Fact]
    public void Discard_ParkedValue_IsGone()
    {
        string slot = ParkedValues.Park("rows");

        ParkedValues.Discard(slot);

        Assert.Throws<InvalidOperationException>(() => ParkedValues.Take(slot));
    }
}
