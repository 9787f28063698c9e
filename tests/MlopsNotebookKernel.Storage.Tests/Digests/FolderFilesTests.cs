using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Storage.Digests;

namespace MlopsNotebookKernel.Storage.Tests.Digests;

public sealed class FolderFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_NestedFiles_AreListedInOrderWithoutFactsAndGit()
    {
        _folder.Write("b/c.txt", "1"u8);
        _folder.Write("a.txt", "1"u8);
        _folder.Write(".mlops/config.json", "1"u8);
        _folder.Write("b/.git/HEAD", "1"u8);
        Directory.CreateDirectory(_folder.Combine("empty"));
        Assert.Equal(["a.txt", "b/c.txt"], FolderFiles.Of(_folder.Path));
    }

    [Fact]
    public void Of_EmptyFolder_IsRefused() =>
        Assert.Equal("MLOPS1325", Assert.Throws<SnapshotException>(() => FolderFiles.Of(_folder.Path)).Code);

    [Fact]
    public void Of_SymbolicLink_IsRefused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _folder.Write("a.txt", "1"u8);
        File.CreateSymbolicLink(_folder.Combine("link"), "/etc/passwd");
        Assert.Equal("MLOPS1324", Assert.Throws<SnapshotException>(() => FolderFiles.Of(_folder.Path)).Code);
    }
}
