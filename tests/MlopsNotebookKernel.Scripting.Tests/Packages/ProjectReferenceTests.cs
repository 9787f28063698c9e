using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Scripting.Tests.Packages;

/// <summary>A notebook uses a project of its repository by <c>#r</c>; it is built when it is stale.</summary>
public sealed class ProjectReferenceTests : IAsyncLifetime
{
    private readonly TestKernel _test = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Run_ReferenceToAProject_BuildsItWhenStaleAndBringsItsPackages()
    {
        Write("Inner/Inner.csproj", "");
        Write("Inner/Inner.cs", "namespace Inner; public static class Numbers { public static int One => 1; }");
        Write("Library/Library.csproj", """<ItemGroup><ProjectReference Include="../Inner/Inner.csproj" /><PackageReference Include="Newtonsoft.Json" Version="13.0.4" /></ItemGroup>""");
        Write("Library/Library.cs", "namespace Library; public static class Sums { public static int Next(int n) => n + Inner.Numbers.One; }");
        const string cell = "#r \"Library/Library.csproj\"\nLibrary.Sums.Next(1) + Newtonsoft.Json.JsonConvert.SerializeObject(Inner.Numbers.One)";

        Assert.Equal("21", await _test.ResultAsync(cell));
        Assert.Contains(_test.Kernel.ReferencedFiles, file => file.EndsWith("Library.dll", StringComparison.Ordinal));
        Assert.Contains(_test.Kernel.Packages, package => package is { Id: "Newtonsoft.Json", Version: "13.0.4" });

        // Built already: another session takes it as it is, even where it could not be built.
        DateTime built = File.GetLastWriteTimeUtc(_test.Kernel.ReferencedFiles[^1]);
        await using (TestKernel second = _test.Restart())
        {
            Assert.Equal("21", await second.ResultAsync(cell));
            Assert.Equal(built, File.GetLastWriteTimeUtc(second.Kernel.ReferencedFiles[^1]));
        }

        // A source that is newer: built again, and what does not build is said.
        Write("Inner/Inner.cs", "namespace Inner; public static class Numbers { public static int One => ; }", later: true);
        await using TestKernel third = _test.Restart();
        CellOutput.Error error = await third.ErrorAsync(cell);
        Assert.Equal("MLOPS1514", error.Name);
        Assert.Contains("CS1525", error.Message);
    }

    [Fact]
    public async Task Run_ReferenceToAProjectThatIsNotThere_SaysSo()
    {
        CellOutput.Error error = await _test.ErrorAsync("\n#r \"Library/Library.csproj\"");
        Assert.Equal("MLOPS1514", error.Name);
        Assert.Equal("line 2", error.Place);
    }

    private void Write(string file, string text, bool later = false)
    {
        string path = Path.Combine(_test.Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, file.EndsWith(".csproj", StringComparison.Ordinal)
            ? $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>{text}</Project>"
            : text);
        if (later)
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddSeconds(5));
        }
    }
}
