using MlopsNotebookKernel.Domain.Pins;

namespace MlopsNotebookKernel.Domain.Tests.Pins;

public sealed class InstalledSdkTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mlops-sdk-");

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData(null, "10.0.100")]
    [InlineData("{ \"sdk\": { \"version\": \"9.0.300\" } } // as agreed", "9.0.300")]
    [InlineData("{ \"sdk\": { \"version\": \"8.0.100\" } }", "10.0.100")]
    [InlineData("{ \"sdk\": 3 }", "10.0.100")]
    [InlineData("[", "10.0.100")]
    public void For_Folder_IsWhatBuildsThere(string? global, string expected)
    {
        foreach (string version in (string[])["9.0.300", "10.0.100-rc.2", "10.0.100", "NuGetFallbackFolder"])
        {
            _root.CreateSubdirectory(Path.Combine("sdk", version));
        }

        DirectoryInfo inner = _root.CreateSubdirectory(Path.Combine("repository", "notebooks"));
        if (global is not null)
        {
            File.WriteAllText(Path.Combine(_root.FullName, "repository", "global.json"), global);
        }

        Assert.Equal(expected, InstalledSdk.For(inner.FullName, Path.Combine(_root.FullName, "sdk")));
    }

    [Fact]
    public void For_NoneInstalled_IsNull() => Assert.Null(InstalledSdk.For(_root.FullName, Path.Combine(_root.FullName, "sdk")));
}
