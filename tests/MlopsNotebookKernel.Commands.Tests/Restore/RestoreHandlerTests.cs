using System.Text.Json;
using MlopsNotebookKernel.Commands.Restore;
using MlopsNotebookKernel.Commands.Snapshot;
using MlopsNotebookKernel.Commands.Tests.Rigs;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Commands.Tests.Restore;

public sealed class RestoreHandlerTests : IDisposable
{
    private readonly DataRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task RunAsync_To_WritesByteForByteAndTellsTheJournal()
    {
        byte[] bytes = File.ReadAllBytes(_rig.Copy(DataRig.Flights("01"), "january.csv"));
        JsonElement kept = await _rig.RunAsync(SnapshotCommand.Definition, "january.csv");
        File.Delete(_rig.PathOf("january.csv"));
        JsonElement result = await _rig.RunAsync(RestoreCommand.Definition, "january", "--to", "again/january.csv");
        Assert.Equal("mlops.restore-result/1", result.GetProperty("schema").GetString());
        Assert.Contains("restored to again/january.csv, byte for byte", result.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(_rig.PathOf("again/january.csv")));
        Assert.Equal(
            new JournalFact.SnapshotUsed(1, "january", kept.GetProperty("id").GetString()!, "again/january.csv", null) { Restored = true },
            _rig.Session.Journal.Facts[^1]);
    }

    [Fact]
    public async Task RunAsync_NoTarget_GoesBackToItsOrigin()
    {
        _rig.Write("data/t.csv", "a\n1\n");
        await _rig.RunInTerminalAsync(SnapshotCommand.Definition, "data/t.csv");
        File.Delete(_rig.PathOf("data/t.csv"));
        await _rig.RunInTerminalAsync(RestoreCommand.Definition, "t");
        Assert.Equal("a\n1\n", File.ReadAllText(_rig.PathOf("data/t.csv")));
    }

    [Fact]
    public async Task RunAsync_TargetWithOtherContent_IsRefusedUnlessForced()
    {
        _rig.Write("t.csv", "a\n1\n");
        await _rig.RunAsync(SnapshotCommand.Definition, "t.csv");
        _rig.Write("t.csv", "a\n2\n");
        MlopsException refused = await Assert.ThrowsAnyAsync<MlopsException>(() => _rig.RunAsync(RestoreCommand.Definition, "t"));
        Assert.Equal("MLOPS1330", refused.Code);
        Assert.Contains("--force", refused.Remedy, StringComparison.Ordinal);
        Assert.Equal("a\n2\n", File.ReadAllText(_rig.PathOf("t.csv")));
        await _rig.RunAsync(RestoreCommand.Definition, "t", "--force");
        Assert.Equal("a\n1\n", File.ReadAllText(_rig.PathOf("t.csv")));
    }

    [Fact]
    public async Task RunAsync_TargetWithThisContent_IsLeftUntouched()
    {
        _rig.Write("t.csv", "a\n1\n");
        await _rig.RunInTerminalAsync(SnapshotCommand.Definition, "t.csv");
        JsonElement result = await _rig.RunInTerminalAsync(RestoreCommand.Definition, "t");
        Assert.Equal(0, result.GetProperty("written").GetInt32());
        Assert.Contains("already", result.GetProperty("summary").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_SameCellAgainInANotebook_ShowsWhatItShowed()
    {
        _rig.Write("t.csv", "a\n1\n");
        await _rig.RunAsync(SnapshotCommand.Definition, "t.csv");
        Bundle first = (await _rig.OutcomeAsync(RestoreCommand.Definition, inNotebook: true, "t", "--to", "copy.csv")).Bundle;
        Bundle second = (await _rig.OutcomeAsync(RestoreCommand.Definition, inNotebook: true, "t", "--to", "copy.csv")).Bundle;
        Assert.Equal(OutputDigest.Of([new CellOutput.Display(first)]), OutputDigest.Of([new CellOutput.Display(second)]));
    }

    [Fact]
    public async Task RunAsync_Folder_ComesBackWholeOrNotAtAll()
    {
        _rig.Write("images/a.bin", [1, 2, 3]);
        _rig.Write("images/deep/b.bin", [4]);
        _rig.Write("images/empty.bin", []);
        await _rig.RunAsync(SnapshotCommand.Definition, "images");
        Directory.Delete(_rig.PathOf("images"), recursive: true);
        await _rig.RunAsync(RestoreCommand.Definition, "images", "--to", "copy");
        Assert.Equal([1, 2, 3], File.ReadAllBytes(_rig.PathOf("copy/a.bin")));
        Assert.Equal([4], File.ReadAllBytes(_rig.PathOf("copy/deep/b.bin")));
        Assert.Empty(File.ReadAllBytes(_rig.PathOf("copy/empty.bin")));

        _rig.Write("other/deep/b.bin", [9]);
        await Assert.ThrowsAnyAsync<MlopsException>(() => _rig.RunAsync(RestoreCommand.Definition, "images", "--to", "other"));
        Assert.False(File.Exists(_rig.PathOf("other/a.bin")));
    }

    [Fact]
    public async Task RunAsync_StoreWithoutTheBytesButFileCommitted_RestoresFromThat()
    {
        byte[] bytes = File.ReadAllBytes(_rig.Copy(DataRig.Flights("05"), "data/may.csv"));
        await _rig.RunAsync(SnapshotCommand.Definition, "data/may.csv");
        _rig.LoseObjects();
        await _rig.RunAsync(RestoreCommand.Definition, "may", "--to", "copy.csv");
        Assert.Equal(bytes, File.ReadAllBytes(_rig.PathOf("copy.csv")));
    }

    [Fact]
    public async Task RunAsync_BytesGoneEverywhere_SaysSoAndWritesNothing()
    {
        _rig.Write("t.csv", "a\n1\n");
        await _rig.RunAsync(SnapshotCommand.Definition, "t.csv");
        _rig.LoseObjects();
        File.Delete(_rig.PathOf("t.csv"));
        MlopsException exception = await Assert.ThrowsAnyAsync<MlopsException>(() => _rig.RunAsync(RestoreCommand.Definition, "t", "--to", "x.csv"));
        Assert.Equal("MLOPS1313", exception.Code);
        Assert.Empty(Directory.EnumerateFiles(_rig.Root));
    }

    [Theory]
    [InlineData("MLOPS1301", "unknown")]
    [InlineData("MLOPS1301", "t@00000000")]
    [InlineData("MLOPS1055", "t", "--to", "x.parquet")]
    [InlineData("MLOPS1056", "t", "--as", "no name")]
    [InlineData("MLOPS1056", "t", "--as", "1x")]
    [InlineData("MLOPS1331", "f", "--as", "x")]
    [InlineData("MLOPS1332", "f", "--to", "folder")]
    public async Task RunAsync_BadInput_IsRefused(string code, params string[] words)
    {
        _rig.Write("t.csv", "a\n1\n");
        await _rig.RunAsync(SnapshotCommand.Definition, "t.csv");
        _rig.Write("f.bin", [1]);
        await _rig.RunAsync(SnapshotCommand.Definition, "f.bin");
        Directory.CreateDirectory(_rig.PathOf("folder/f.bin"));
        MlopsException exception = await Assert.ThrowsAnyAsync<MlopsException>(() => _rig.RunAsync(RestoreCommand.Definition, words));
        Assert.Equal(code, exception.Code);
        Assert.NotEmpty(exception.Remedy);
    }

    [Fact]
    public async Task RunAsync_AsInTerminal_IsAUsageError()
    {
        _rig.Write("t.csv", "a\n1\n");
        await _rig.RunAsync(SnapshotCommand.Definition, "t.csv");
        UsageException exception = await Assert.ThrowsAsync<UsageException>(() => _rig.RunInTerminalAsync(RestoreCommand.Definition, "t", "--as", "t"));
        Assert.Equal("MLOPS1053", exception.Code);
    }

    [Fact]
    public async Task RunAsync_ManifestWhoseOriginIsElsewhere_IsNotFollowed()
    {
        _rig.Write("t.csv", "a\n1\n");
        await _rig.RunAsync(SnapshotCommand.Definition, "t.csv");
        string path = _rig.Facts().Keys.Single();
        _rig.Write(path, _rig.Facts()[path].Replace("\"origin\": \"t.csv\"", "\"origin\": \"../../evil.csv\"", StringComparison.Ordinal));
        Assert.Equal("MLOPS1054", (await Assert.ThrowsAnyAsync<MlopsException>(() => _rig.RunAsync(RestoreCommand.Definition, "t"))).Code);
    }
}
