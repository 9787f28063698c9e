using System.IO.Compression;
using System.Reflection;
using System.Runtime.InteropServices;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.PlainCSharp;

/// <summary>The package as <c>dotnet pack</c> makes it, with the native libraries of this platform alone.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mlops-pack-");

    /// <summary>A build must leave no process behind that holds on to its output.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
    };

    /// <summary>The configuration that these tests were built in, and all they pack.</summary>
    public static string Configuration { get; } = typeof(PackedPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Configuration").Value!;

    /// <summary>The platforms whose native libraries are in it.</summary>
    public static IReadOnlyList<string> Platforms { get; } = OperatingSystem.IsWindows() ? [$"win-{Architecture}"]
        : OperatingSystem.IsMacOS() ? ["osx", $"osx-{Architecture}"]
        : [$"linux-{Architecture}"];

    /// <summary>The folder it lies in, as a source of packages.</summary>
    public string Folder => _root.FullName;

    public string Path => Assert.Single(Directory.GetFiles(Folder, "*.nupkg"));

    private static string Architecture => RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64";

    public async Task InitializeAsync()
    {
        ToolRun run = await ToolRun.OfDotnet(
            Environment,
            ToolRun.RepositoryRoot,
            "pack", "src/MlopsNotebookKernel.Interactive", "--configuration", Configuration, "--output", Folder, "-m:1", "--tl:off",
            $"-p:PackagePlatforms={string.Join("%3B", Platforms)}", "-p:UseSharedCompilation=false");
        run.Exits(0);
        Assert.DoesNotContain("warning", run.Output, StringComparison.OrdinalIgnoreCase);
    }

    public Task DisposeAsync()
    {
        _root.Delete(recursive: true);
        return Task.CompletedTask;
    }

    internal IReadOnlyList<string> Files()
    {
        using ZipArchive archive = ZipFile.OpenRead(Path);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    internal byte[] Read(string file)
    {
        using ZipArchive archive = ZipFile.OpenRead(Path);
        using Stream content = archive.GetEntry(file)!.Open();
        using MemoryStream copy = new();
        content.CopyTo(copy);
        return copy.ToArray();
    }

    internal string ReadText(string file)
    {
        using StreamReader reader = new(new MemoryStream(Read(file)));
        return reader.ReadToEnd();
    }
}
