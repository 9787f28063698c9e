using MlopsNotebookKernel.Jupyter.Wire;

namespace MlopsNotebookKernel.Jupyter.Tests.Wire;

public sealed class ReplayGuardTests
{
    [Fact]
    public void Admits_SameSignatureAgain_IsRefusedUntilForgotten()
    {
        ReplayGuard guard = new(capacity: 2);

        Assert.True(guard.Admits([1]));
        Assert.False(guard.Admits([1]));
        Assert.True(guard.Admits([2]));
        Assert.True(guard.Admits([3]));
        Assert.True(guard.Admits([1]));
    }

    [Fact]
    public void Admits_Unsigned_AreAlwaysNew()
    {
        ReplayGuard guard = new();

        Assert.True(guard.Admits([]));
        Assert.True(guard.Admits([]));
    }
}
