using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Kernel;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Commands.Tests.Kernel;

public sealed class KernelHandlerTests : IDisposable
{
    private readonly CommandRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Install_NoOptions_RegistersForTheUserAndTellsOfTheOtherName()
    {
        CommandOutcome outcome = await RunAsync("install");

        Assert.Equal(["register mlops-csharp User { } False"], _rig.Kernels.Calls);
        Assert.Equal("✓ Registered C# (mlops) as mlops-csharp", CommandRig.Summary(outcome));
        Assert.Contains("--name .net-csharp", outcome.Bundle.Text, StringComparison.Ordinal);
        Assert.Equal("mlops-csharp", CommandRig.Json(outcome).GetProperty("kernels")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Install_UnderTheOtherName_HasNoMoreToTell()
    {
        CommandOutcome outcome = await RunAsync("install", "--name", ".net-csharp", "--replace");

        Assert.Equal(["register .net-csharp User { } True"], _rig.Kernels.Calls);
        Assert.False(CommandRig.Json(outcome).TryGetProperty("hint", out _));
    }

    [Fact]
    public async Task Install_PlacesGiven_AreTaken()
    {
        await RunAsync("install", "--sys-prefix");
        await RunAsync("install", "--prefix", "p");
        await RunAsync("remove", "--user");

        Assert.Equal(
            ["register mlops-csharp ActiveEnvironment { } False", $"register mlops-csharp Prefix {{ Folder = {Path.Combine(_rig.Root, "p")} }} False", "unregister mlops-csharp User { }"],
            _rig.Kernels.Calls);
    }

    [Fact]
    public async Task Install_TwoPlaces_IsRefused() => Assert.Equal(
        "MLOPS1011", (await Assert.ThrowsAsync<UsageException>(() => RunAsync("install", "--user", "--prefix", "p"))).Code);

    [Fact]
    public async Task List_BeforeAndAfter_SaysWhetherOursIsThere()
    {
        Assert.Contains("none of this tool", CommandRig.Summary(await RunAsync("list")), StringComparison.Ordinal);
        await RunAsync("install");
        Assert.Equal("✓ 1 kernel, of this tool: mlops-csharp", CommandRig.Summary(await RunAsync("list")));
    }

    [Fact]
    public async Task Start_ConnectionFile_ServesFromHereAndPrintsNothing()
    {
        CommandOutcome outcome = await RunAsync("start", "--connection-file", "c.json", "--notebook", "a.ipynb");

        Assert.Equal([$"serve {Path.Combine(_rig.Root, "c.json")} {Path.Combine(_rig.Root, "a.ipynb")} {_rig.Root}"], _rig.Kernels.Calls);
        Assert.Empty(outcome.Bundle.Text);
    }

    [Theory]
    [InlineData("MLOPS1003")]
    [InlineData("MLOPS1003", "start")]
    [InlineData("MLOPS1009", "uninstall")]
    public async Task Run_WrongUsage_IsRefused(string code, params string[] words) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<UsageException>(() => RunAsync(words))).Code);

    private Task<CommandOutcome> RunAsync(params string[] words) => _rig.RunInTerminalAsync(KernelCommand.Definition, words);
}
