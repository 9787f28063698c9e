using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Fsck;
using MlopsNotebookKernel.Commands.Remote;
using MlopsNotebookKernel.Commands.Tests.Rigs;

namespace MlopsNotebookKernel.Commands.Tests.Fsck;

public sealed class FsckHandlerTests
{
    [Fact]
    public async Task RunAsync_SoundStore_SaysSo()
    {
        using SharedResearch shared = await SharedResearch.MakeAsync();
        CommandOutcome outcome = await shared.Origin.TerminalAsync(FsckCommand.Definition);
        Assert.True(outcome.Answer);
        Assert.StartsWith("✓ All is sound: 3 objects", CommandRig.Summary(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_FactThatNamesASnapshotWithoutManifest_NamesTheLineThatBringsItBack()
    {
        using SharedResearch shared = await SharedResearch.MakeAsync();
        shared.Origin.Commit("All");
        shared.Origin.Git("rm", "-q", "-r", ".mlops/snapshots");
        shared.Origin.Commit("Forgotten");

        CommandOutcome outcome = await shared.Origin.TerminalAsync(FsckCommand.Definition);

        Assert.False(outcome.Answer);
        JsonElement problem = Assert.Single(CommandRig.Json(outcome).GetProperty("problems").EnumerateArray());
        Assert.Equal(("MLOPS2351", Research.Stamp), (problem.GetProperty("code").GetString(), problem.GetProperty("fact").GetString()));
        string line = problem.GetProperty("remedy").GetString()!;
        Assert.Matches("^git checkout [0-9a-f]{12} -- .mlops/snapshots/flights/[0-9a-f]{64}.json$", line);
        shared.Origin.Git(line.Split(' ')[1..]);
        Assert.True((await shared.Origin.TerminalAsync(FsckCommand.Definition)).Answer);
    }

    [Fact]
    public async Task RunAsync_MissingAndInARemote_NamesTheShortWay()
    {
        using SharedResearch shared = await SharedResearch.MakeAsync();
        await shared.PushAsync();
        await shared.Clone.TerminalAsync(RemoteCommand.Definition, "add", "lab", shared.Share, "--user");
        CommandOutcome outcome = await shared.Clone.TerminalAsync(FsckCommand.Definition);
        Assert.False(outcome.Answer);
        Assert.All(
            CommandRig.Json(outcome).GetProperty("missing").EnumerateArray(),
            missing => Assert.Contains("mlops pull", missing.GetProperty("remedy").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_RepairFromARemote_LeavesNothingMissing()
    {
        using SharedResearch shared = await SharedResearch.MakeAsync();
        await shared.PushAsync();
        await shared.Clone.TerminalAsync(RemoteCommand.Definition, "add", "lab", shared.Share, "--user");
        CommandOutcome repaired = await shared.Clone.TerminalAsync(FsckCommand.Definition, "--repair");
        Assert.True(repaired.Answer);
        Assert.Equal(3, CommandRig.Json(repaired).GetProperty("repaired").GetArrayLength());
        Assert.True((await shared.Clone.TerminalAsync(FsckCommand.Definition)).Answer);
    }

    [Fact]
    public async Task RunAsync_DamagedAndTheFileIsStillThere_IsRepairedFromIt()
    {
        using SharedResearch shared = await SharedResearch.MakeAsync();
        string data = Assert.Single(SharedResearch.Objects(shared.Origin), path => Holds(path, "ONT"));
        SharedResearch.Damage(data);

        JsonElement found = CommandRig.Json(await shared.Origin.TerminalAsync(FsckCommand.Definition));
        Assert.Equal(Path.GetFileName(data), Assert.Single(found.GetProperty("damaged").EnumerateArray()).GetProperty("digest").GetString());
        Assert.Equal((0, 1), (found.GetProperty("missing").GetArrayLength(), found.GetProperty("elsewhere").GetInt32()));

        Assert.True((await shared.Origin.TerminalAsync(FsckCommand.Definition, "--repair")).Answer);
        Assert.True((await shared.Origin.TerminalAsync(FsckCommand.Definition)).Answer);
    }

    [Fact]
    public async Task RunAsync_DamagedAndNowhereElse_IsNamedWithWhatReliesOnIt()
    {
        using SharedResearch shared = await SharedResearch.MakeAsync();
        using JsonDocument stamp = JsonDocument.Parse(shared.Origin.Read(Research.Stamp));
        string chunk = stamp.RootElement.GetProperty("git").GetProperty("patch").GetProperty("chunks")[0].GetString()!;
        string patch = Assert.Single(SharedResearch.Objects(shared.Origin), path => Path.GetFileName(path) == chunk);
        SharedResearch.Damage(patch);
        CommandOutcome outcome = await shared.Origin.TerminalAsync(FsckCommand.Definition, "--repair");
        Assert.False(outcome.Answer);
        JsonElement missing = Assert.Single(CommandRig.Json(outcome).GetProperty("missing").EnumerateArray());
        Assert.Equal(Research.Stamp, missing.GetProperty("fact").GetString());
    }

    [Fact]
    public async Task RunAsync_BrokenManifest_IsNamedWithTheRemedy()
    {
        using SharedResearch shared = await SharedResearch.MakeAsync();
        string manifest = Directory.EnumerateFiles(shared.Origin.PathOf(".mlops/snapshots/flights")).Single();
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"length\": ", "\"length\": -", StringComparison.Ordinal));
        CommandOutcome outcome = await shared.Origin.TerminalAsync(FsckCommand.Definition);
        Assert.False(outcome.Answer);
        JsonElement problem = Assert.Single(CommandRig.Json(outcome).GetProperty("problems").EnumerateArray());
        Assert.Equal("MLOPS1303", problem.GetProperty("code").GetString());
        Assert.Contains("git checkout -- .mlops/snapshots/flights/", problem.GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    private static bool Holds(string path, string text) => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(path)).Contains(text, StringComparison.Ordinal);
}
