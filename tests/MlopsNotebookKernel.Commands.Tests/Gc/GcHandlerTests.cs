using System.Text.Json;
using MlopsNotebookKernel.Commands.Gc;
using MlopsNotebookKernel.Commands.Monitor;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Commands.Thesis;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Commands.Tests.Gc;

public sealed class GcHandlerTests : IDisposable
{
    private readonly ResearchRig _rig = new();

    public GcHandlerTests()
    {
        _rig.Clock.Now = DateTimeOffset.UtcNow;
        _rig.Write(".gitignore", "data/\n");
        _rig.Commit("First");
    }

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData("on disk")]
    [InlineData("branch")]
    [InlineData("remote branch")]
    [InlineData("tag")]
    [InlineData("stash")]
    [InlineData("worktree")]
    [InlineData("conflicted")]
    public async Task RunAsync_CitedSomewhere_IsNeverCollected(string where)
    {
        string worktree = Path.Combine(_rig.UserFolder, "tree");
        string manifest = await SnapshotAsync();
        switch (where)
        {
            case "branch" or "remote branch" or "tag":
                _rig.Git("checkout", "-q", "-b", "side");
                _rig.Commit("Side");
                _rig.Git("checkout", "-q", "main");
                if (where != "branch")
                {
                    _rig.Git("update-ref", where == "tag" ? "refs/tags/kept" : "refs/remotes/origin/side", "side");
                    _rig.Git("branch", "-q", "-D", "side");
                }

                break;
            case "stash":
                _rig.Git("stash", "push", "-q", "-u");
                break;
            case "worktree":
                _rig.Git("worktree", "add", "-q", "--detach", worktree);
                Directory.CreateDirectory(Path.Combine(worktree, ".mlops", "snapshots", "flights"));
                File.Move(_rig.PathOf(manifest), Path.Combine(worktree, manifest));
                break;
            case "conflicted":
                File.WriteAllText(_rig.PathOf(manifest), $"<<<<<<< ours\n{_rig.Read(manifest)}=======\n>>>>>>> theirs\n");
                break;
        }

        Assert.Equal(where is "on disk" or "conflicted", File.Exists(_rig.PathOf(manifest)));
        JsonElement report = await CollectAsync();
        Assert.Equal((1, 0), (report.GetProperty("cited").GetInt32(), report.GetProperty("collected").GetArrayLength()));
        Assert.Single(SharedResearch.Objects(_rig));
    }

    [Fact]
    public async Task RunAsync_CitedNowhere_IsToldAndThenCollected()
    {
        string manifest = await SnapshotAsync();
        File.Delete(_rig.PathOf(manifest));
        Assert.Equal(1, (await CollectAsync("--dry-run")).GetProperty("collected").GetArrayLength());
        Assert.Single(SharedResearch.Objects(_rig));
        Assert.Equal(1, (await CollectAsync()).GetProperty("collected").GetArrayLength());
        Assert.Empty(SharedResearch.Objects(_rig));
    }

    [Fact]
    public async Task RunAsync_ReplacedStamp_KeepsItsPatch()
    {
        Research.Make(_rig);
        _rig.Write("lib.cs", "class Lib;\n");
        _rig.Commit("Code");
        _rig.Write("lib.cs", "class Lib { int changed; }\n");
        await _rig.RunAsync(Research.Notebook);
        _rig.Write("lib.cs", "class Lib { int changed, again; }\n");
        await _rig.EditAsync(Research.Notebook, "late = 15", "late = 20");
        await _rig.EditAsync(Research.Notebook, "#!mlops-pin", "#!mlops-pin --update");
        await _rig.RunAsync(Research.Notebook);
        Assert.NotEmpty(Directory.EnumerateFiles(_rig.PathOf(".mlops/pins/.replaced"), "*", SearchOption.AllDirectories));
        Age();
        int all = SharedResearch.Objects(_rig).Length;
        JsonElement report = await CollectAsync();
        Assert.Equal((5, 5, 0), (all, report.GetProperty("cited").GetInt32(), report.GetProperty("collected").GetArrayLength()));
    }

    /// <summary>A thesis and a log's history only name a snapshot; its manifest is what keeps its bytes, whoever names it.</summary>
    [Fact]
    public async Task RunAsync_SnapshotsThatOnlyAThesisOrALogNames_StayAndStillAnswer()
    {
        string days = string.Concat(Enumerable.Range(0, 120).Select(day => FormattableString.Invariant(
            $"{new DateOnly(2001, 2, 1).AddDays(day):yyyy-MM-dd},{(day < 59 ? 10 : 14) + (day * 7 % 5 / 5.0)},{(day % 3 == 0 ? "true" : "false")}\n")));
        _rig.Write("data/days.csv", $"time,value,prediction\n{days}");
        _rig.Write("log.csv", $"time,value,prediction\n{days}");
        await _rig.TerminalAsync(SnapshotCommand.Definition, "data/days.csv", "--name", "days");
        string[] thesis =
        [
            "warnings", "--need", "Desks know too late", "--thesis", "Earlier warnings help", "--metric", "warned", "--metric-from", "SELECT time, value FROM days", "--metric-better", "higher",
            "--metric-effect", "1", "--outcome", "missed", "--outcome-from", "SELECT time, -value AS missed FROM days", "--outcome-better", "lower", "--outcome-effect", "5%", "--since", "2001-04-01", "--horizon", "60d",
        ];
        string answer = CommandRig.Summary(await _rig.TerminalAsync(ThesisCommand.Definition, thesis));
        string health = CommandRig.Summary(await _rig.TerminalAsync(MonitorCommand.Definition, "log.csv", "--baseline", "days"));
        File.Delete(_rig.PathOf("data/days.csv"));
        Age();

        JsonElement report = await CollectAsync();

        Assert.Equal((1, 0), (report.GetProperty("cited").GetInt32(), report.GetProperty("collected").GetArrayLength()));
        Assert.Equal(answer, CommandRig.Summary(await _rig.TerminalAsync(ThesisCommand.Definition, "warnings")));
        Assert.Equal(health, CommandRig.Summary(await _rig.TerminalAsync(MonitorCommand.Definition, "log.csv", "--baseline", "days")));
    }

    [Theory]
    [InlineData("pins/a.ipynb.pin.json", "{ \"schema\": \"mlops.pin/1\", \"assets\": [ {\n \"name\": \"flights\",\n \"id\": \"ID\" } ] }")]
    [InlineData("pins/a.ipynb.pin.json", "{ \"models\": [ { \"population\": \"flights\", \"populationId\": \"ID\" } ]\n<<<<<<< ours\n")]
    [InlineData("decisions/2026-11-23-hour-3f2a.md", "---\nschema: mlops.decision/1\nsnapshot: flights@ID\n---\n# Hour\n")]
    [InlineData("checks/late.json", "{ \"snapshot\": \"flights@ID\" }")]
    [InlineData("gates/late.champion.json", "{ \"model\": { \"path\": \"flights@SHORT\" } }")]
    public async Task RunAsync_ManifestDeletedThatAFactStillNames_KeepsItsBytes(string path, string text)
    {
        string manifest = await SnapshotAsync();
        string id = Path.GetFileNameWithoutExtension(manifest);
        _rig.Write($".mlops/{path}", text.Replace("ID", id, StringComparison.Ordinal).Replace("SHORT", id[..12], StringComparison.Ordinal));
        _rig.Commit("Kept");
        File.Delete(_rig.PathOf(manifest));
        _rig.Commit("Forgotten");

        JsonElement report = await CollectAsync();

        Assert.Equal((1, 0), (report.GetProperty("cited").GetInt32(), report.GetProperty("collected").GetArrayLength()));
        Assert.Single(SharedResearch.Objects(_rig));
        File.Delete(_rig.PathOf($".mlops/{path}"));
        _rig.Commit("Named by nobody");
        Assert.Equal(1, (await CollectAsync()).GetProperty("collected").GetArrayLength());
    }

    [Fact]
    public async Task RunAsync_NamedSnapshotWithoutAManifestAnywhere_IsRefusedUntilItIsGivenUp()
    {
        string manifest = await SnapshotAsync();
        string label = $"flights@{Path.GetFileNameWithoutExtension(manifest)[..12]}";
        _rig.Write(".mlops/decisions/2026-11-23-hour-3f2a.md", $"---\nschema: mlops.decision/1\nsnapshot: {label}\n---\n# Hour\n");
        File.Delete(_rig.PathOf(manifest));
        _rig.Commit("Only named");

        foreach (string[] words in new[] { Array.Empty<string>(), ["--dry-run"], ["--give-up", "flights@aaaaaaaaaaaa"] })
        {
            SnapshotException fault = await Assert.ThrowsAsync<SnapshotException>(() => CollectAsync(words));
            Assert.Equal("MLOPS1340", fault.Code);
            Assert.Contains($"{label} (.mlops/decisions/2026-11-23-hour-3f2a.md)", fault.Message, StringComparison.Ordinal);
            Assert.EndsWith($"mlops gc --give-up {label}", fault.Remedy, StringComparison.Ordinal);
            Assert.Single(SharedResearch.Objects(_rig));
        }

        Assert.Equal(1, (await CollectAsync("--give-up", label)).GetProperty("collected").GetArrayLength());
        Assert.Empty(SharedResearch.Objects(_rig));

        // Nothing is left that it could have kept, so there is nothing to refuse.
        Assert.Equal(0, (await CollectAsync()).GetProperty("collected").GetArrayLength());
    }

    [Fact]
    public async Task RunAsync_FolderThatCannotBeSeen_IsAFaultAndNothingGoes()
    {
        string manifest = await SnapshotAsync();
        File.Delete(_rig.PathOf(manifest));
        Directory.CreateSymbolicLink(_rig.PathOf(".mlops/gates"), _rig.UserFolder);
        Assert.Equal("MLOPS1337", (await Assert.ThrowsAsync<SnapshotException>(() => CollectAsync())).Code);
        Assert.Single(SharedResearch.Objects(_rig));
    }

    [Fact]
    public async Task RunAsync_GraceOfNothing_IsRefused() =>
        Assert.Equal("MLOPS1057", (await Assert.ThrowsAsync<UsageException>(() => CollectAsync("--grace", "0"))).Code);

    private async Task<string> SnapshotAsync()
    {
        _rig.Write(Research.Data, "origin,delay\nONT,12\n");
        JsonElement result = CommandRig.Json(await _rig.TerminalAsync(SnapshotCommand.Definition, Research.Data, "--name", "flights"));
        Age();
        return $".mlops/snapshots/flights/{result.GetProperty("id").GetString()}.json";
    }

    private void Age()
    {
        foreach (string path in SharedResearch.Objects(_rig))
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-30));
        }
    }

    private async Task<JsonElement> CollectAsync(params string[] words) =>
        CommandRig.Json(await _rig.TerminalAsync(GcCommand.Definition, words)).GetProperty("report");
}
