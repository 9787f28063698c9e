using MlopsNotebookKernel.Domain.Sessions;
using MlopsNotebookKernel.Jupyter.Locating;

namespace MlopsNotebookKernel.Jupyter.Tests.Locating;

public sealed class ServerSessionsLocatorTests
{
    [Fact]
    public void Locate_KernelWithoutAServer_IsUnknown() => Assert.Null(new ServerSessionsLocator(null).Locate(new Journal()));

    [Fact]
    public void Locate_Known_IsNotAskedForAgain()
    {
        int asked = 0;
        ServerSessionsLocator locator = new(() => Task.FromResult<string?>($"/{++asked}.ipynb"), TimeProvider.System);

        Assert.Equal(("/1.ipynb", "/1.ipynb"), (locator.Locate(new Journal()), locator.Locate(new Journal())));
    }

    [Fact]
    public void Locate_Unknown_IsNotAskedForAgainAtOnce()
    {
        int asked = 0;
        ServerSessionsLocator locator = new(() => Task.FromResult<string?>(++asked == 0 ? "/a.ipynb" : null), TimeProvider.System);

        Assert.Equal((null, null), (locator.Locate(new Journal()), locator.Locate(new Journal())));
        Assert.Equal(1, asked);
    }

    [Fact]
    public void Locate_ServerThatDoesNotAnswer_IsUnknownAndWaitedForOnlyShortly()
    {
        ServerSessionsLocator locator = new(() => new TaskCompletionSource<string?>().Task, TimeProvider.System);

        Assert.Null(locator.Locate(new Journal()));
    }

    [Fact]
    public void Locate_FirstKnown_AsksInOrder()
    {
        INotebookLocator unknown = new ServerSessionsLocator(null);
        INotebookLocator first = new ServerSessionsLocator(() => Task.FromResult<string?>("/1.ipynb"), TimeProvider.System);
        INotebookLocator second = new ServerSessionsLocator(() => Task.FromResult<string?>("/2.ipynb"), TimeProvider.System);

        Assert.Equal("/1.ipynb", new FirstKnownLocator([unknown, first, second]).Locate(new Journal()));
        Assert.Null(new FirstKnownLocator([unknown]).Locate(new Journal()));
    }
}
