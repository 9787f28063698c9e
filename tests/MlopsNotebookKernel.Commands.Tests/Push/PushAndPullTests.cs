using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Pull;
using MlopsNotebookKernel.Commands.Push;
using MlopsNotebookKernel.Commands.Remote;
using MlopsNotebookKernel.Commands.Restore;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Remotes;
using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Commands.Tests.Push;

public sealed class PushAndPullTests
{
    [Fact]
    public async Task RunAsync_PushedAndPulled_TheCloneHasDataAndPatch()
    {
        using SharedResearch shared = await SharedResearch.MakeAsync();
        JsonElement sent = CommandRig.Json(await shared.Origin.TerminalAsync(PushCommand.Definition, "--remote", shared.Share));
        Assert.Equal((3, 3), (sent.GetProperty("files").GetInt32(), sent.GetProperty("moved").GetInt32()));

        CommandOutcome pulled = await shared.Clone.TerminalAsync(PullCommand.Definition, "--remote", shared.Share);
        Assert.True(pulled.Answer);
        Assert.Equal(3, SharedResearch.Objects(shared.Clone).Length);
        await shared.Clone.TerminalAsync(RestoreCommand.Definition, "flights");
        Assert.Equal(shared.Origin.Read(Research.Data), shared.Clone.Read(Research.Data));
    }

    [Fact]
    public async Task RunAsync_InCells_CarriesAsInATerminalAndAcceptsNoRemote()
    {
        using SharedResearch shared = await SharedResearch.MakeAsync();
        CommandOutcome sent = await shared.Origin.CommandAsync(shared.Origin.Start(Research.Notebook), $"#!mlops-push --remote \"{shared.Share}\"");
        Assert.Equal(3, CommandRig.Json(sent).GetProperty("moved").GetInt32());
        RigSession session = shared.Clone.Start(Research.Notebook);
        CommandOutcome pulled = await shared.Clone.CommandAsync(session, $"#!mlops-pull --remote \"{shared.Share}\"");
        Assert.Equal(3, CommandRig.Json(pulled).GetProperty("moved").GetInt32());
        Assert.True((await shared.Clone.CommandAsync(session, "#!mlops-fsck")).Answer);
        Assert.True((await shared.Clone.CommandAsync(session, "#!mlops-gc --dry-run")).Answer);

        UsageException refused = await Assert.ThrowsAsync<UsageException>(() => shared.Clone.CommandAsync(session, "#!mlops-remote accept lab"));
        Assert.Equal("MLOPS1067", refused.Code);
    }

    [Fact]
    public async Task RunAsync_PushedTwice_SaysThatAllIsThere()
    {
        using SharedResearch shared = await SharedResearch.MakeAsync();
        await shared.PushAsync();
        CommandOutcome again = await shared.Origin.TerminalAsync(PushCommand.Definition, "--remote", shared.Share);
        Assert.True(again.Answer);
        Assert.Equal($"✓ To {shared.Share}: all is there already.", CommandRig.Summary(again));
    }

    [Fact]
    public async Task RunAsync_AllBranches_SendsWhatAnotherBranchCites()
    {
        using SharedResearch shared = await SharedResearch.MakeAsync();
        shared.Origin.Git("stash", "-q");
        shared.Origin.Git("checkout", "-q", "-b", "side");
        shared.Origin.Write(Research.Data, "origin,delay\nONT,99\n");
        await shared.Origin.TerminalAsync(SnapshotCommand.Definition, Research.Data, "--name", "side");
        shared.Origin.Git("add", ".mlops");
        shared.Origin.Git("commit", "-q", "-m", "Side");
        shared.Origin.Git("checkout", "-q", "main");
        int Files(CommandOutcome outcome) => CommandRig.Json(outcome).GetProperty("files").GetInt32();
        Assert.Equal(3, Files(await shared.Origin.TerminalAsync(PushCommand.Definition, "--remote", shared.Share)));
        CommandOutcome all = await shared.Origin.TerminalAsync(PushCommand.Definition, "--remote", shared.Share, "--all");
        Assert.Equal((4, 1), (Files(all), CommandRig.Json(all).GetProperty("moved").GetInt32()));
    }

    [Fact]
    public async Task RunAsync_SomethingIsNowhere_AnswersNoAndNamesIt()
    {
        using SharedResearch shared = await SharedResearch.MakeAsync();
        await shared.PushAsync();
        foreach (string path in Directory.EnumerateFiles(Path.Combine(shared.Share, "chunks"), "*", SearchOption.AllDirectories))
        {
            File.Delete(path);
        }

        CommandOutcome pulled = await shared.Clone.TerminalAsync(PullCommand.Definition, "--remote", shared.Share);
        Assert.False(pulled.Answer);
        string[] missing = [.. CommandRig.Json(pulled).GetProperty("missing").EnumerateArray().Select(item => item.GetProperty("label").GetString()!)];
        Assert.Contains(missing, label => label.StartsWith("flights@", StringComparison.Ordinal));
        Assert.Contains(missing, label => label.StartsWith("uncommitted.patch of .mlops/pins/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_DataIsCommitted_NothingIsMissing()
    {
        using ResearchRig rig = new();
        Research.Make(rig);
        rig.Commit("Data");
        await rig.TerminalAsync(SnapshotCommand.Definition, Research.Data, "--name", "flights");
        rig.Commit("Snapshot");
        foreach (string path in SharedResearch.Objects(rig))
        {
            File.Delete(path);
        }

        CommandOutcome pushed = await rig.TerminalAsync(PushCommand.Definition, "--remote", Path.Combine(rig.UserFolder, "objects"));
        Assert.True(pushed.Answer);
        Assert.Equal(1, CommandRig.Json(pushed).GetProperty("elsewhere").GetInt32());
    }

    [Fact]
    public async Task RunAsync_DamagedInTheRemote_IsNamedAndDoesNotEnter()
    {
        using SharedResearch shared = await SharedResearch.MakeAsync();
        await shared.PushAsync();
        string victim = Directory.EnumerateFiles(Path.Combine(shared.Share, "chunks"), "*", SearchOption.AllDirectories).First();
        SharedResearch.Damage(victim);
        CommandOutcome pulled = await shared.Clone.TerminalAsync(PullCommand.Definition, "--remote", shared.Share);
        Assert.False(pulled.Answer);
        Assert.Equal(Path.GetFileName(victim), CommandRig.Json(pulled).GetProperty("damaged")[0].GetProperty("digest").GetString());
        Assert.DoesNotContain(SharedResearch.Objects(shared.Clone), path => Path.GetFileName(path) == Path.GetFileName(victim));
    }

    [Fact]
    public async Task RestoreAsync_RemoteOfTheRepository_IsAskedOnlyOnceAccepted()
    {
        using SharedResearch shared = await SharedResearch.MakeAsync();
        await shared.Origin.TerminalAsync(RemoteCommand.Definition, "add", "lab", shared.Share);
        await shared.Origin.TerminalAsync(PushCommand.Definition);
        shared.Origin.Git("add", ".mlops");
        shared.Origin.Git("commit", "-q", "-m", "Remote");

        SnapshotException refused = await Assert.ThrowsAsync<SnapshotException>(() => shared.Clone.TerminalAsync(RestoreCommand.Definition, "flights"));
        Assert.Equal("MLOPS1313", refused.Code);
        Assert.Contains("mlops remote accept lab", refused.Message, StringComparison.Ordinal);
        Assert.Equal("MLOPS2305", (await Assert.ThrowsAsync<RemoteException>(() => shared.Clone.TerminalAsync(PullCommand.Definition, "--remote", "lab"))).Code);
        Assert.Empty(SharedResearch.Objects(shared.Clone));

        await shared.Clone.TerminalAsync(RemoteCommand.Definition, "accept", "lab");
        await shared.Clone.TerminalAsync(RestoreCommand.Definition, "flights");
        Assert.Equal(shared.Origin.Read(Research.Data), shared.Clone.Read(Research.Data));
    }

    [Fact]
    public async Task RunAsync_BrokenFact_IsNamedAndTheRestTravels()
    {
        using SharedResearch shared = await SharedResearch.MakeAsync();
        shared.Origin.Write(".mlops/pins/other.ipynb.pin.json", "<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n");
        CommandOutcome pushed = await shared.Origin.TerminalAsync(PushCommand.Definition, "--remote", shared.Share);
        Assert.False(pushed.Answer);
        JsonElement result = CommandRig.Json(pushed);
        Assert.Equal(("MLOPS1701", 3), (result.GetProperty("problems")[0].GetProperty("code").GetString(), result.GetProperty("moved").GetInt32()));
    }

    [Fact]
    public async Task RemoteAsync_FolderThatHoldsOtherThings_IsNotMadeARemote()
    {
        using SharedResearch shared = await SharedResearch.MakeAsync();
        RemoteException refused = await Assert.ThrowsAsync<RemoteException>(() => shared.Origin.TerminalAsync(RemoteCommand.Definition, "add", "lab", shared.Origin.PathOf("data")));
        Assert.Equal("MLOPS2312", refused.Code);
        Assert.False(File.Exists(shared.Origin.PathOf(".mlops/config.json")));
    }

    [Fact]
    public async Task RemoteAsync_AddressWithAPassword_IsNeitherUsedNorShown()
    {
        using SharedResearch shared = await SharedResearch.MakeAsync();
        shared.Origin.Write(".mlops/config.json", """{"schema":"mlops.config/1","remotes":{"lab":{"address":"https://ada:hunter2@example.org/x"}}}""");
        CommandOutcome listed = await shared.Origin.TerminalAsync(RemoteCommand.Definition);
        Assert.All(listed.Bundle.Data.Values, shown => Assert.DoesNotContain("hunter2", shown, StringComparison.Ordinal));
        Assert.Contains("MLOPS2303", listed.Bundle.Text, StringComparison.Ordinal);
    }
}
