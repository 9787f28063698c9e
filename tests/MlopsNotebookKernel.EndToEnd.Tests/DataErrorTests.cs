using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests;

public sealed class DataErrorTests : IDisposable
{
    private readonly TemporaryRepository _repository = TemporaryRepository.Bare();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Snapshot_FileThatIsNotWhatItSays_IsRefusedAndNothingIsKept()
    {
        File.WriteAllBytes(Path.Combine(_repository.Folder, "picture.parquet"), [0x89, 0x50, 0x4E, 0x47, 1, 2, 3, 4]);

        ToolRun run = (await ToolRun.Of(_repository.Folder, "snapshot", "picture.parquet", "--name", "picture")).Exits(3);

        Assert.Contains("MLOPS14", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_repository.Folder, ".mlops", "snapshots", "picture")));
    }

    [Fact]
    public async Task Restore_UnknownAndAmbiguousSnapshots_AreOneLineWithWhatThereIs()
    {
        _repository.Write("a.csv", "x,y\n1,2\n");
        (await ToolRun.Of(_repository.Folder, "snapshot", "a.csv", "--name", "flights")).Exits(0);
        _repository.Write("a.csv", "x,y\n1,3\n");
        (await ToolRun.Of(_repository.Folder, "snapshot", "a.csv", "--name", "flights")).Exits(0);

        ToolRun unknown = (await ToolRun.Of(_repository.Folder, "restore", "fligths", "--to", "b.csv")).Exits(3);
        ToolRun ambiguous = (await ToolRun.Of(_repository.Folder, "restore", "flights@", "--to", "b.csv")).Exits(3);

        Assert.Contains("flights", Assert.Single(unknown.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Contains("MLOPS13", Assert.Single(ambiguous.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_repository.Folder, "b.csv")));
    }

    [Fact]
    public async Task SnapshotAndRestore_WithoutGit_RoundTripsByteForByte()
    {
        string original = _repository.Write("a.csv", "x;y\r\n\"1,5\";ü\r\n;\r\n");
        byte[] bytes = File.ReadAllBytes(original);
        (await ToolRun.Of(_repository.Folder, "snapshot", "a.csv", "--name", "odd")).Exits(0);
        File.Delete(original);

        (await ToolRun.Of(_repository.Folder, "restore", "odd", "--to", "b.csv")).Exits(0);

        Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(_repository.Folder, "b.csv")));
    }
}
