using System.Reflection;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Bridge.Tests.Hosting;

public sealed class ClosureLoadContextTests
{
    [Fact]
    public void LoadRoot_AssemblyOfOurs_LivesInAContextOfItsOwnAndSharesTheBridge()
    {
        ClosureLoadContext closure = new(typeof(ClosureLoadContextTests).Assembly.Location);

        Assembly loaded = closure.LoadRoot();
        Assembly bridge = closure.LoadFromAssemblyName(typeof(ClosureLoadContext).Assembly.GetName());

        Assert.NotSame(typeof(ClosureLoadContextTests).Assembly, loaded);
        Assert.Same(typeof(ClosureLoadContext).Assembly, bridge);
    }

    [Fact]
    public void LoadFromAssemblyName_DependencyOfTheRoot_IsNotTheDefaultContextsOwn()
    {
        ClosureLoadContext closure = new(typeof(ClosureLoadContextTests).Assembly.Location);

        Assembly dependency = closure.LoadFromAssemblyName(typeof(CsCheck.Gen).Assembly.GetName());

        Assert.NotSame(typeof(CsCheck.Gen).Assembly, dependency);
    }
}
