using System.Text.Json;
using MlopsNotebookKernel.Commands.Env;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Packages;

namespace MlopsNotebookKernel.Commands.Tests.Env;

public sealed class EnvHandlerTests : IDisposable
{
    private readonly CommandRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Run_ThisMachine_IsDescribed()
    {
        CommandOutcome outcome = await _rig.RunAsync(EnvCommand.Definition);
        JsonElement json = CommandRig.Json(outcome);
        Assert.Equal("mlops.env-result/1", json.GetProperty("schema").GetString());
        JsonElement machine = json.GetProperty("machine");
        Assert.Equal(Environment.ProcessorCount, machine.GetProperty("cores").GetInt32());
        Assert.StartsWith(".NET 10", machine.GetProperty("runtime").GetString());
        Assert.Matches(@"^\d+\.\d+\.\d+", machine.GetProperty("sdk").GetString());
        Assert.InRange(machine.GetProperty("memoryBytes").GetInt64(), 1 << 26, long.MaxValue);
        Assert.StartsWith(".NET 10", CommandRig.Summary(outcome));
        Assert.DoesNotContain(Environment.MachineName, machine.GetRawText());
        Assert.Empty(_rig.Files());
    }

    [Fact]
    public async Task Run_Variables_HidesSecretsAndRecognisesTheService()
    {
        MachineProbe probe = new() { Variables = [KeyValuePair.Create("GITHUB_ACTIONS", "true"), KeyValuePair.Create("CI", "true"), KeyValuePair.Create("DOTNET_TOKEN", "hunter2"), KeyValuePair.Create("PATH", "/secret/place")] };
        CommandOutcome outcome = await RunAsync(probe);
        foreach (string content in outcome.Bundle.Data.Values)
        {
            Assert.DoesNotContain("hunter2", content);
            Assert.DoesNotContain("/secret/place", content);
        }

        Assert.Contains("GitHub Actions", outcome.Bundle.Text);
        Assert.Contains("DOTNET_TOKEN", outcome.Bundle.Text);
    }

    [Fact]
    public async Task Run_NoVariables_RecognisesNoService()
    {
        JsonElement machine = CommandRig.Json(await RunAsync(new MachineProbe { Variables = [KeyValuePair.Create("CI", "false")] })).GetProperty("machine");
        Assert.Equal(JsonValueKind.Undefined, machine.TryGetProperty("continuousIntegration", out JsonElement service) ? service.ValueKind : JsonValueKind.Undefined);
    }

    [Fact]
    public async Task Run_InANotebook_ListsItsPackages()
    {
        _rig.Session.Packages =
        [
            new ResolvedPackage("Microsoft.ML", "5.0.1", "5.0.1", "", "cache", ["Newtonsoft.Json"]),
            new ResolvedPackage("Newtonsoft.Json", "13.0.4", null, "", "cache", []),
        ];
        CommandOutcome outcome = await _rig.RunAsync(EnvCommand.Definition);
        Assert.Contains("Microsoft.ML", outcome.Bundle.Text);
        Assert.Contains("2 packages with all they need", outcome.Bundle.Text);
        Assert.Equal(2, CommandRig.Json(outcome).GetProperty("packages").GetArrayLength());
    }

    private Task<CommandOutcome> RunAsync(MachineProbe probe) =>
        new EnvHandler(probe).RunAsync(new CommandArguments(new Dictionary<string, IReadOnlyList<string>>()), new CommandContext(_rig.Workspace, _rig.Root, _rig.Session, null), CancellationToken.None);
}
