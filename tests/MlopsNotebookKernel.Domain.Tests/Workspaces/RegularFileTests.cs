using System.Diagnostics;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Tests.Workspaces;

public sealed class RegularFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops regular ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, InlineData(""), InlineData("content")]
    public void Is_FileOrALinkToOne_IsTrue(string content)
    {
        string file = Path.Combine(_folder, "ü file");
        string link = Path.Combine(_folder, "link");
        File.WriteAllText(file, content);
        File.CreateSymbolicLink(link, file);

        Assert.True(RegularFile.Is(file));
        Assert.True(RegularFile.Is(link));
        Assert.Equal(content.Length, RegularFile.Length(link));
    }

    [Fact]
    public void Is_NothingThere_IsTrue()
    {
        string link = Path.Combine(_folder, "link");
        File.CreateSymbolicLink(link, Path.Combine(_folder, "nothing"));

        Assert.True(RegularFile.Is(Path.Combine(_folder, "nothing")));
        Assert.True(RegularFile.Is(link));
        Assert.Null(RegularFile.Length(link));
        File.CreateSymbolicLink(Path.Combine(_folder, "circle"), "circle");
        Assert.Null(RegularFile.Length(Path.Combine(_folder, "circle")));
    }

    [Fact]
    public async Task Is_PipeDeviceOrALinkToOne_IsFalseAtOnce()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There, they have no place among files.
        }

        string pipe = Path.Combine(_folder, "pipe");
        using (Process made = Process.Start("mkfifo", [pipe]))
        {
            await made.WaitForExitAsync();
        }

        File.CreateSymbolicLink(Path.Combine(_folder, "to pipe"), pipe);
        File.CreateSymbolicLink(Path.Combine(_folder, "to device"), "/dev/zero");
        foreach (string path in (string[])[pipe, Path.Combine(_folder, "to pipe"), Path.Combine(_folder, "to device"), "/dev/zero", "/dev/urandom"])
        {
            Assert.False(await Task.Run(() => RegularFile.Is(path)).WaitAsync(TimeSpan.FromSeconds(10)), path);
        }
    }
}
