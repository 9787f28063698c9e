using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Packages;

namespace MlopsNotebookKernel.Scripting.Tests.Packages;

/// <summary>The rules of the graph, on packages made for each test.</summary>
public sealed class GraphTests : IAsyncLifetime
{
    private readonly TestKernel _test = new();
    private LocalFeed _feed = null!;

    public Task InitializeAsync()
    {
        _feed = new LocalFeed(_test.Folder);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task RunAsync_DependencyInALaterVersionThanAsked_ResolvesAndNeedsNoSourceAgain()
    {
        _feed.Add("A", "1.0.0", [("B", "1.0.0")]).Add("B", "1.1.0").Add("B", "1.2.0");
        string cell = $"#r \"nuget: {_feed.Prefix}.A, 1.0.0\"\n1";
        await _test.ResultAsync(cell);

        Assert.Equal([("A", "1.0.0", "1.0.0", "folder"), ("B", "1.1.0", null, "folder")], Graph(_test));
        _feed.TakeDown();

        await using TestKernel again = _test.Restart();
        await again.ResultAsync(cell);
        Assert.Equal(Graph(_test), Graph(again));
    }

    [Fact]
    public async Task RunAsync_PackageChangedOnDisk_IsNotTakenFromMemory()
    {
        _feed.Add("A", "1.0.0", [("B", "1.0.0")]).Add("B", "1.1.0");
        string cell = $"#r \"nuget: {_feed.Prefix}.A, 1.0.0\"\n1";
        await _test.ResultAsync(cell);
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(_test.Folder, "packages");
        Directory.Delete(Path.Combine(packages, $"{_feed.Prefix}.B".ToLowerInvariant()), recursive: true);
        _feed.TakeDown();

        await using TestKernel again = _test.Restart();
        Assert.Equal("MLOPS1503", (await again.ErrorAsync(cell)).Name);
    }

    [Fact]
    public async Task RunAsync_SeveralCells_ShareOneGraph()
    {
        _feed.Add("A", "1.0.0", [("C", "1.0.0")]).Add("B", "1.0.0", [("C", "1.5.0")]).Add("C", "1.0.0").Add("C", "1.5.0");

        await _test.ResultAsync($"#r \"nuget: {_feed.Prefix}.A, 1.0.0\"\n1");
        Assert.Contains(("C", "1.0.0", null, "folder"), Graph(_test));
        await _test.ResultAsync($"#r \"nuget: {_feed.Prefix}.B, 1.0.0\"\n1");

        Assert.Equal(["A", "B", "C"], Graph(_test).Select(package => package.Item1));
        Assert.Contains(("C", "1.5.0", null, "folder"), Graph(_test));
        Assert.Equal([$"{_feed.Prefix}.C"], _test.Kernel.Packages[0].Dependencies);
    }

    [Fact]
    public async Task RunAsync_DirectRequestBelowWhatADependencyNeeds_IsADowngrade()
    {
        _feed.Add("A", "1.0.0", [("C", "1.5.0")]).Add("C", "1.0.0").Add("C", "1.5.0");

        CellOutput.Error error = await _test.ErrorAsync($"#r \"nuget: {_feed.Prefix}.A, 1.0.0\"\n#r \"nuget: {_feed.Prefix}.C, 1.0.0\"");

        Assert.Equal(("MLOPS1505", "line 2"), (error.Name, error.Place));
        Assert.Contains($"Ask for {_feed.Prefix}.C, 1.5.0 or later", error.Message);
        Assert.Empty(_test.Kernel.Packages);
    }

    [Fact]
    public async Task RunAsync_DependencyThatNoSourceServes_NamesWhatNeedsIt()
    {
        _feed.Add("A", "1.0.0", [("B", "2.0.0")]).Add("B", "1.0.0");

        CellOutput.Error error = await _test.ErrorAsync($"#r \"nuget: {_feed.Prefix}.A, 1.0.0\"");

        Assert.Equal("MLOPS1502", error.Name);
        Assert.Contains($"{_feed.Prefix}.A 1.0.0 needs {_feed.Prefix}.B (>= 2.0.0), of which the sources serve only 1.0.0", error.Message);
    }

    [Fact]
    public async Task RunAsync_DependencyOnTheFramework_IsNotInTheGraph()
    {
        _feed.Add("A", "1.0.0", [("System.Text.Json", "8.0.0"), ("System.Memory", "4.5.5")]);

        await _test.ResultAsync($"#r \"nuget: {_feed.Prefix}.A, 1.0.0\"\n1");

        Assert.Equal("A", Assert.Single(Graph(_test)).Item1);
    }

    [Fact]
    public async Task RunAsync_PackageForAnotherFramework_SaysSo()
    {
        _feed.Add("A", "1.0.0", null, ("lib/net99.0/A.dll", Library("A", "1.0.0.0")));

        Assert.Equal("MLOPS1507", (await _test.ErrorAsync($"#r \"nuget: {_feed.Prefix}.A, 1.0.0\"")).Name);
    }

    [Fact]
    public async Task RunAsync_AssemblyOfTheFrameworkInAPackage_ServesOnlyWhenNewer()
    {
        byte[] newer = Library("System.Formats.Tar", "99.0.0.0");
        byte[] older = Library("System.Web.HttpUtility", "1.0.0.0");
        _feed.Add("A", "1.0.0", null, ("lib/netstandard2.0/System.Formats.Tar.dll", newer), ("lib/netstandard2.0/System.Web.HttpUtility.dll", older));

        Assert.Equal("99.0.0.0 of 99.0.0.0, a b", await _test.ResultAsync(
            "1",
            $"#r \"nuget: {_feed.Prefix}.A, 1.0.0\"\n$\"{{Marker.Version}} of {{typeof(Marker).Assembly.GetName().Version}}, {{System.Web.HttpUtility.UrlDecode(\"a+b\")}}\""));
    }

    [Fact]
    public async Task RunAsync_AnotherVersionBeforeItIsLoaded_TakesItsPlace()
    {
        _feed.Add("A", "1.0.0", null, ("lib/netstandard2.0/A.dll", Library("A", "1.0.0.0")))
            .Add("A", "2.0.0", null, ("lib/netstandard2.0/A.dll", Library("A", "2.0.0.0")));

        Assert.Equal("2.0.0.0 x", await _test.ResultAsync(
            $"#r \"nuget: {_feed.Prefix}.A, 1.0.0\"\nvar anonymous = new {{ Name = \"x\" }};",
            $"#r \"nuget: {_feed.Prefix}.A, 2.0.0\"\n$\"{{Marker.Version}} {{anonymous.Name}}\""));

        CellOutput.Error error = await _test.ErrorAsync($"#r \"nuget: {_feed.Prefix}.A, 1.0.0\"");
        Assert.Equal("MLOPS1506", error.Name);
        Assert.Contains("Restart the session", error.Message);
    }

    [Fact]
    public async Task RunAsync_CellThatLoadsAnotherVersionThanResolved_FailsAtOnce()
    {
        _feed.Add("A", "2.0.0", null, ("lib/netstandard2.0/A.dll", Library("A", "2.0.0.0")));
        string other = Path.Combine(_test.Folder, "A.dll");
        await File.WriteAllBytesAsync(other, Library("A", "1.0.0.0"));

        CellOutput.Error error = await _test.ErrorAsync(
            $"#r \"nuget: {_feed.Prefix}.A, 2.0.0\"\n"
            + $"System.Runtime.Loader.AssemblyLoadContext.CurrentContextualReflectionContext.LoadFromAssemblyPath(@\"{other}\");");

        Assert.Equal("MLOPS1506", error.Name);
        Assert.Contains("A 1.0.0.0 is loaded already, but 2.0.0.0 was resolved", error.Message);
    }

    [Fact]
    public async Task RunAsync_AdditionalSource_Serves()
    {
        await using TestKernel other = new();
        Assert.Equal("MLOPS1501", (await other.ErrorAsync($"#r \"nuget: {_feed.Prefix}.A, 1.0.0\"")).Name);
        _feed.Add("A", "1.0.0", null, ("lib/netstandard2.0/A.dll", Library("A", "1.0.0.0")));

        Assert.Equal("1.0.0.0", await other.ResultAsync(
            $"#i \"nuget: {Path.Combine(_test.Folder, "feed")}\"\n#r \"nuget: {_feed.Prefix}.A, 1.0.0\"\nMarker.Version"));
    }

    [Fact]
    public async Task RunAsync_ReferencedFile_FindsWhatLiesBesideIt()
    {
        Directory.CreateDirectory(Path.Combine(_test.Folder, "bin"));
        string path = Path.Combine(_test.Folder, "bin", "Mine.dll");
        await File.WriteAllBytesAsync(path, Library("Mine", "1.2.3.4"));

        Assert.Equal("1.2.3.4", await _test.ResultAsync("#r \"bin/Mine.dll\"\nMarker.Version"));
        Assert.Equal([path], _test.Kernel.ReferencedFiles);
        Assert.Equal([path], _test.Kernel.ReferencePaths);
    }

    [Fact]
    public async Task RunAsync_ReferencedFileThatIsNoAssembly_IsRefusedAndForgotten()
    {
        await File.WriteAllTextAsync(Path.Combine(_test.Folder, "text.dll"), "text");

        Assert.Equal("MLOPS1504", (await _test.ErrorAsync("#r \"text.dll\"")).Name);
        Assert.Equal("1", await _test.ResultAsync("1"));
    }

    private List<(string, string, string?, string)> Graph(TestKernel test) =>
    [
        .. test.Kernel.Packages.Select((ResolvedPackage package) =>
            (package.Id.Replace(_feed.Prefix + ".", "", StringComparison.Ordinal), package.Version, package.Requested, package.Source)),
    ];

    /// <summary>An assembly with a type that tells its version.</summary>
    private static byte[] Library(string name, string version)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")] public static class Marker {{ public static string Version => \"{version}\"; }}")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using MemoryStream stream = new();
        Assert.True(compilation.Emit(stream).Success);
        return stream.ToArray();
    }
}
