using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Tests.Workspaces;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-atomic-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void WriteText_NewContent_ReplacesTheWholeFileAndLeavesNothingElse()
    {
        string path = Path.Combine(_folder, "deep", "a.json");

        Assert.True(AtomicFile.WriteText(path, "a much longer first content\n"));
        Assert.True(AtomicFile.WriteText(path, "ü\n"));

        Assert.Equal([0xC3, 0xBC, 0x0A], File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void WriteText_SameContent_LeavesTheFileUntouched()
    {
        string path = Path.Combine(_folder, "a.json");
        AtomicFile.WriteText(path, "same\n");
        DateTime before = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, before);

        Assert.False(AtomicFile.WriteText(path, "same\n"));

        Assert.Equal(before, File.GetLastWriteTimeUtc(path));
    }
}
