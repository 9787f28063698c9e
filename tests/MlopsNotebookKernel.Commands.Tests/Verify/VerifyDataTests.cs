using System.Text.Json;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;

namespace MlopsNotebookKernel.Commands.Tests.Verify;

/// <summary>Files and data that changed or are gone, each with the cheapest remedy.</summary>
public sealed class VerifyDataTests : IDisposable
{
    private readonly ResearchRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Verify_FileThatCodeUses_NamesOnlyTheCommitsThatTouchIt()
    {
        _rig.Write("lib/helper.csx", "int One() => 1;\n");
        _rig.Save("a.ipynb", "1 + 1", "#!import lib/helper.csx", "#!mlops-pin --question Why");
        _rig.Commit("Start");
        await _rig.RunAsync("a.ipynb");
        _rig.Commit("Executed");
        _rig.Write("lib/other.csx", "int Two() => 2;\n");
        _rig.Commit("Another helper");
        Assert.True((await _rig.VerifyAsync("a.ipynb")).Answer);

        _rig.Write("lib/helper.csx", "int One() => 11;\n");
        _rig.Commit("Count from eleven");
        JsonElement notebook = CommandRig.Json(await _rig.VerifyAsync("a.ipynb")).GetProperty("notebooks")[0];
        JsonElement difference = Assert.Single(notebook.GetProperty("differences").EnumerateArray());
        Assert.Equal("fileChanged", difference.GetProperty("kind").GetString());
        Assert.Equal(["Count from eleven"], difference.GetProperty("commits").EnumerateArray().Select(commit => commit.GetProperty("subject").GetString()));
        Assert.Equal(2, notebook.GetProperty("remedies")[0].GetProperty("cell").GetInt32());

        File.Delete(_rig.PathOf("lib/helper.csx"));
        JsonElement gone = CommandRig.Json(await _rig.VerifyAsync("a.ipynb")).GetProperty("notebooks")[0];
        Assert.Equal("fileMissing", Assert.Single(gone.GetProperty("differences").EnumerateArray()).GetProperty("kind").GetString());
        Assert.Matches("^Bring it back from the stamped commit: git checkout [0-9a-f]{7} -- lib/helper.csx$", gone.GetProperty("remedies")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Verify_FileGoneThatTheStampedCommitLacks_NamesTheCommitThatHasItElseTheSnapshot()
    {
        _rig.Write("data.csv", "origin,delay\nONT,12\n");
        File.SetLastWriteTimeUtc(_rig.PathOf("data.csv"), DateTime.UtcNow.AddDays(-1));
        _rig.Commit("Data");
        string holder = _rig.Git("rev-parse", "HEAD");
        _rig.Git("rm", "-q", "--cached", "data.csv");
        _rig.Write(".gitignore", "*.csv\n");
        _rig.Save("a.ipynb", "File.ReadAllLines(\"data.csv\")", "#!mlops-pin --question Why");
        _rig.Commit("Data stays out");
        await _rig.TerminalAsync(SnapshotCommand.Definition, "data.csv", "--name", "flights");
        await _rig.RunAsync("a.ipynb");
        File.Delete(_rig.PathOf("data.csv"));

        Assert.Equal($"Bring it back from the commit that holds it: git checkout {holder[..7]} -- data.csv", await RemedyAsync());

        _rig.Git("checkout", "-q", "--orphan", "other");
        _rig.Git("commit", "-q", "-m", "Without its history");
        _rig.Git("branch", "-q", "-D", "main");
        Assert.Matches("^Restore it: mlops restore flights@[0-9a-f]{12} --to data.csv$", await RemedyAsync());

        async Task<string?> RemedyAsync() =>
            CommandRig.Json(await _rig.VerifyAsync("a.ipynb")).GetProperty("notebooks")[0].GetProperty("remedies")[0].GetProperty("text").GetString();
    }

    [Fact]
    public async Task Verify_UncommittedDataWhereARemoteIsKnown_NamesThePushAndNotTheCommit()
    {
        Research.Make(_rig);
        _rig.Write(".gitignore", "data/\n");
        _rig.Write(".mlops/config.json", """{ "schema": "mlops.config/1", "remotes": { "lab": { "address": "../lab" } } }""");
        _rig.Commit("Data stays out");
        await _rig.RunAsync(Research.Notebook);

        JsonElement lack = Assert.Single(CommandRig.Json(await _rig.VerifyAsync(Research.Notebook)).GetProperty("notebooks")[0].GetProperty("missing").EnumerateArray());

        Assert.Equal("mlops push", lack.GetProperty("paste").GetString());
        Assert.Matches(@"^The bytes of flights@[0-9a-f]{12} \(data/flights.csv\) are not committed: other clones have that from a remote alone, once it is pushed.$", lack.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Verify_ManifestDeletedAndCommitted_NamesTheLineThatBringsItBack()
    {
        Research.Make(_rig);
        await _rig.RunAsync(Research.Notebook);
        _rig.Commit("Executed");
        _rig.Git("rm", "-q", "-r", ".mlops/snapshots");
        _rig.Commit("Forgotten");

        JsonElement lack = CommandRig.Json(await _rig.VerifyAsync(Research.Notebook)).GetProperty("notebooks")[0].GetProperty("missing").EnumerateArray()
            .Single(missing => missing.GetProperty("text").GetString()!.Contains("manifest", StringComparison.Ordinal));
        string line = lack.GetProperty("paste").GetString()!;
        Assert.Matches("^git checkout [0-9a-f]{12} -- .mlops/snapshots/flights/[0-9a-f]{64}.json$", line);

        _rig.Git(line.Split(' ')[1..]);
        Assert.True((await _rig.VerifyAsync(Research.Notebook)).Answer);
    }

    [Fact]
    public async Task Verify_DataGoneWhoseBytesLieElsewhereOrInARemote_NamesTheRestore()
    {
        Research.Make(_rig);
        _rig.Write(".gitignore", "data/\nother/\n");
        _rig.Commit("Data stays out");
        await _rig.RunAsync(Research.Notebook);
        _rig.Write("other/copy.csv", _rig.Read(Research.Data));
        File.Delete(_rig.PathOf(Research.Data));
        Directory.Delete(_rig.PathOf(".git/mlops"), recursive: true);
        string restore = $"mlops restore flights@{Path.GetFileName(Assert.Single(Directory.GetFiles(_rig.PathOf(".mlops/snapshots/flights"))))[..12]} --to {Research.Data}";

        Assert.Equal($"Restore it: {restore}", await RemedyAsync());

        Directory.Delete(_rig.PathOf("other"), recursive: true);
        Assert.Contains("from where it came from", await RemedyAsync(), StringComparison.Ordinal);

        _rig.Write(".mlops/config.json", """{ "schema": "mlops.config/1", "remotes": { "lab": { "address": "../lab" } } }""");
        Assert.Equal($"A remote may have it: mlops remote accept lab, then {restore}", await RemedyAsync());

        async Task<string?> RemedyAsync() =>
            CommandRig.Json(await _rig.VerifyAsync(Research.Notebook)).GetProperty("notebooks")[0].GetProperty("remedies")[0].GetProperty("text").GetString();
    }

    [Fact]
    public async Task Verify_SharedHistoryCutShort_StillNamesTheChange()
    {
        Research.Make(_rig);
        _rig.Commit("Start");
        await _rig.RunAsync(Research.Notebook);
        _rig.Commit("Executed");
        string folder = Directory.CreateTempSubdirectory("mlops shallow ").FullName;
        _rig.Git("clone", "-q", "--depth", "1", new Uri(_rig.Root).AbsoluteUri, Path.Combine(folder, "clone"));
        using ResearchRig shallow = new(at: Path.Combine(folder, "clone"));
        Assert.True((await shallow.VerifyAsync(Research.Notebook)).Answer);
        shallow.Write(Research.Data, "origin,delay\nONT,12\nSFO,-3\nLAX,41\nONT,7\n");
        CommandOutcome outcome = await shallow.VerifyAsync(Research.Notebook);
        Assert.False(outcome.Answer);
        Assert.Contains("not in this clone's history", outcome.Bundle.Text, StringComparison.Ordinal);
        Assert.Equal(1, CommandRig.Json(outcome).GetProperty("notebooks")[0].GetProperty("differences")[0].GetProperty("columns")[0].GetProperty("rows").GetInt32());
    }

    [Fact]
    public async Task Verify_RestoredCopyGone_IsNoChange()
    {
        Research.Make(_rig);
        await _rig.RunAsync(Research.Notebook);
        _rig.Save("later.ipynb", "#!mlops-restore flights --to copy.csv", "#!mlops-pin --question Again");
        await _rig.RunAsync("later.ipynb");
        File.Delete(_rig.PathOf("copy.csv"));
        Assert.True((await _rig.VerifyAsync("later.ipynb")).Answer);
    }
}
