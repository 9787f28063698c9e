using MlopsNotebookKernel.Commands.Restore;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;

namespace MlopsNotebookKernel.Commands.Tests.Restore;

/// <summary>Manifests and links that came with a clone: restoring writes nowhere else than the user can expect.</summary>
public sealed class HostileRestoreTests : IDisposable
{
    private readonly DataRig _rig = new();
    private readonly DirectoryInfo _outside = Directory.CreateTempSubdirectory("mlops-outside-");

    public void Dispose()
    {
        _rig.Dispose();
        _outside.Delete(recursive: true);
    }

    [Theory]
    [InlineData("../victim.csv"), InlineData("/tmp/victim.csv"), InlineData(".git/hooks/post-checkout"), InlineData(".GIT/config"), InlineData(".mlops/pins/t.csv"), InlineData("data/../../victim.csv")]
    public async Task RunAsync_OriginOutsideTheWorkingTree_AsksForATarget(string origin)
    {
        await KeepAsync();
        Edit("\"origin\": \"t.csv\"", $"\"origin\": \"{origin}\"");

        Assert.Equal("MLOPS1054", (await FailAsync("t")).Code);
        Assert.False(Path.Exists(Path.GetFullPath(origin, _rig.Root)));
    }

    [Fact]
    public async Task RunAsync_OriginBehindALink_AsksForATarget()
    {
        await KeepAsync();
        Link("data");
        Edit("\"origin\": \"t.csv\"", "\"origin\": \"data/t.csv\"");

        Assert.Equal("MLOPS1054", (await FailAsync("t")).Code);
        Assert.Empty(_outside.EnumerateFileSystemInfos());
    }

    [Theory, InlineData("data/t.csv"), InlineData("data/deep/t.csv"), InlineData("data/")]
    public async Task RunAsync_TargetBehindALinkOutOfTheWorkspace_IsRefused(string target)
    {
        await KeepAsync();
        Link("data");

        MlopsException refused = await FailAsync("t", "--to", target, "--force");

        Assert.Equal("MLOPS1336", refused.Code);
        Assert.Contains("symbolic link data", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_outside.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task RunAsync_TargetIsALinkToAFileOutside_IsRefusedAndTheFileStays()
    {
        await KeepAsync();
        string victim = Path.Combine(_outside.FullName, "victim");
        File.WriteAllText(victim, "mine");
        File.CreateSymbolicLink(_rig.PathOf("copy.csv"), victim);

        Assert.Equal("MLOPS1336", (await FailAsync("t", "--to", "copy.csv", "--force")).Code);
        Assert.Equal("mine", File.ReadAllText(victim));
    }

    [Fact]
    public async Task RunAsync_TargetOutsideThatTheUserNames_IsWritten()
    {
        await KeepAsync();
        string target = Path.Combine(_outside.FullName, "t.csv");
        await _rig.RunInTerminalAsync(RestoreCommand.Definition, "t", "--to", target);
        Assert.Equal("a\n1\n", File.ReadAllText(target));
    }

    [Fact]
    public async Task RunAsync_FolderWithALinkInIt_StaysInTheFolder()
    {
        _rig.Write("images/inner/a.bin", "abc");
        await _rig.RunInTerminalAsync(SnapshotCommand.Definition, "images");
        Directory.Delete(_rig.PathOf("images/inner"), recursive: true);
        _rig.Write("src/keep.txt", "mine");
        Directory.CreateSymbolicLink(_rig.PathOf("images/inner"), _rig.PathOf("src"));

        Assert.Equal("MLOPS1336", (await FailAsync("images")).Code);
        Assert.False(File.Exists(_rig.PathOf("src/a.bin")));
    }

    [Theory]
    [InlineData("../a.bin"), InlineData("/a.bin"), InlineData("inner\\\\a.bin"), InlineData("C:a.bin"), InlineData(".git/a.bin"), InlineData("inner/.mlops/a.bin"), InlineData("a\\u001b.bin")]
    public async Task RunAsync_FolderEntryThatIsNoneOfTheFolder_IsRefused(string entry)
    {
        _rig.Write("images/a.bin", "abc");
        await _rig.RunInTerminalAsync(SnapshotCommand.Definition, "images");
        Edit("\"path\": \"a.bin\"", $"\"path\": \"{entry}\"");

        Assert.Equal("MLOPS1303", (await FailAsync("images", "--to", "copy")).Code);
        Assert.False(Directory.Exists(_rig.PathOf("copy")));
    }

    private async Task KeepAsync()
    {
        _rig.Write("t.csv", "a\n1\n");
        await _rig.RunInTerminalAsync(SnapshotCommand.Definition, "t.csv");
    }

    private void Link(string name) => Directory.CreateSymbolicLink(_rig.PathOf(name), _outside.FullName);

    private void Edit(string was, string now)
    {
        string manifest = Assert.Single(Directory.EnumerateFiles(_rig.PathOf(".mlops/snapshots"), "*.json", SearchOption.AllDirectories));
        string text = File.ReadAllText(manifest);
        Assert.Contains(was, text, StringComparison.Ordinal);
        File.WriteAllText(manifest, text.Replace(was, now, StringComparison.Ordinal));
    }

    private Task<MlopsException> FailAsync(params string[] words) =>
        Assert.ThrowsAnyAsync<MlopsException>(() => _rig.RunInTerminalAsync(RestoreCommand.Definition, words));
}
