using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Commands.Tests.Reproduce;

/// <summary>What is refused before anything is made; the rest is seen on the real tool.</summary>
public sealed class ReproduceHandlerTests : IDisposable
{
    private readonly ResearchRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData("a.ipynb", "a.ipynb")]
    [InlineData("mlops-reproduce-x1/tree/a.ipynb", "b.ipynb")]
    public async Task RunAsync_InACellThatTheReproductionWouldComeToAgain_IsRefused(string running, string reproduced)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_rig.PathOf(running))!);
        _rig.Save(running, "1");

        UsageException fault = await Assert.ThrowsAsync<UsageException>(
            () => _rig.CommandAsync(_rig.Start(running), $"#!mlops-reproduce {reproduced} --yes"));

        Assert.Equal("MLOPS1066", fault.Code);
    }

    [Fact]
    public async Task RunAsync_HostWithoutAToolOfItsOwn_NamesTheTerminal()
    {
        _rig.Save("a.ipynb", "1");

        UsageException fault = await Assert.ThrowsAsync<UsageException>(() => _rig.CommandAsync(_rig.Start("a.ipynb"), "#!mlops-reproduce b.ipynb --yes"));

        Assert.Equal("MLOPS1061", fault.Code);
        Assert.Contains("mlops reproduce", fault.Remedy, StringComparison.Ordinal);
    }
}
