using MlopsNotebookKernel.Domain.Outputs;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Domain.Sessions;

namespace MlopsNotebookKernel.Scripting.Tests.Packages;

/// <summary>Packages as notebooks ask for them, from the sources that NuGet is configured with.</summary>
public sealed class PackageTests : IAsyncLifetime
{
    private readonly TestKernel _test = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Theory]
    [InlineData("#r \"nuget: MlopsNotebookKernel\"")]
    [InlineData("#r \"nuget:mlopsnotebookkernel, 99.0.0\"")]
    public async Task RunAsync_ThisToolkitsOwnPackage_IsNotedAndNotAskedFor(string line)
    {
        await using TestKernel kernel = new();

        CellRun run = await kernel.RunAsync(line + "\nvar x = 1;");

        Assert.Equal(CellStatus.Succeeded, run.Status);
        Assert.Contains("is part of this kernel.", Assert.IsType<CellOutput.Display>(Assert.Single(run.Outputs)).Bundle.Text, StringComparison.Ordinal);
        Assert.Empty(kernel.Kernel.Packages);
    }

    [Fact]
    public async Task RunAsync_ExactVersion_IsResolvedAndRecorded()
    {
        Assert.Equal("{\"a\":1}", await _test.ResultAsync(
            "#r \"nuget: newtonsoft.json, 13.0.4\"\nNewtonsoft.Json.JsonConvert.SerializeObject(new { a = 1 })"));

        ResolvedPackage package = Assert.Single(_test.Kernel.Packages);
        Assert.Equal(("Newtonsoft.Json", "13.0.4", "13.0.4"), (package.Id, package.Version, package.Requested));
        Assert.Equal(64, Convert.FromBase64String(package.Sha512).Length);
        Assert.Contains(package.Source, new[] { "nuget.org", "feed", "folder", "cache" });
        Assert.EndsWith("Newtonsoft.Json.dll", Assert.Single(_test.Kernel.ReferencePaths));
    }

    [Fact]
    public async Task RunAsync_NoVersion_IsTheLatestStableAndRecordedAsFloating()
    {
        await _test.ResultAsync("#r \"nuget: Newtonsoft.Json\"\ntypeof(Newtonsoft.Json.JsonConvert).Name");

        ResolvedPackage package = Assert.Single(_test.Kernel.Packages);
        Assert.Equal("*", package.Requested);
        Assert.DoesNotContain("-", package.Version);
    }

    [Fact]
    public async Task RunAsync_Range_TakesTheLowestThatWillDo()
    {
        await _test.ResultAsync("#r \"nuget: Newtonsoft.Json, (13.0.3, 14.0)\"\ntypeof(Newtonsoft.Json.JsonConvert).Name");

        ResolvedPackage package = Assert.Single(_test.Kernel.Packages);
        Assert.Equal(("(13.0.3, 14.0)", "13.0.4"), (package.Requested, package.Version));
    }

    [Fact]
    public async Task RunAsync_UnknownPackage_SaysSo()
    {
        CellOutput.Error error = await _test.ErrorAsync("\n#r \"nuget: MlopsNotebookKernel.No.Such.Package, 1.0.0\"\n1");

        Assert.Equal("MLOPS1501", error.Name);
        Assert.Contains("MlopsNotebookKernel.No.Such.Package", error.Message);
        Assert.Equal("line 2", error.Place);
    }

    [Fact]
    public async Task RunAsync_UnknownVersion_OffersThoseThatExist()
    {
        CellOutput.Error error = await _test.ErrorAsync("#r \"nuget: Newtonsoft.Json, 13.0.3.7\"");

        Assert.Equal("MLOPS1502", error.Name);
        Assert.Contains("13.0.4", error.Message);
    }

    [Fact]
    public async Task RunAsync_UnreachableSource_SaysSo()
    {
        await File.WriteAllTextAsync(Path.Combine(_test.Folder, "NuGet.Config"),
            "<configuration><packageSources><clear /><add key=\"gone\" value=\"http://127.0.0.1:9/index.json\" allowInsecureConnections=\"true\" />"
            + "</packageSources></configuration>");

        CellOutput.Error error = await _test.ErrorAsync("#r \"nuget: Newtonsoft.Json, 13.0.2.9\"");

        Assert.Equal("MLOPS1503", error.Name);
        Assert.Contains("or ask for a version that is on this machine: Newtonsoft.Json ", error.Message);
    }

    [Theory]
    [InlineData("#r \"nuget: Newtonsoft.Json, thirteen\"", "MLOPS1500")]
    [InlineData("#r \"nuget: \"", "MLOPS1500")]
    [InlineData("#i \"nuget: no such folder\"", "MLOPS1500")]
    [InlineData("#r \"missing.dll\"", "MLOPS1504")]
    public async Task RunAsync_MalformedDirective_SaysHowItIsWritten(string source, string code) =>
        Assert.Equal(code, (await _test.ErrorAsync(source)).Name);

    [Fact]
    public async Task RunAsync_FrameworkAssembly_IsTolerated() =>
        Assert.Equal("1", await _test.ResultAsync("#r \"System.Xml\"\n#r \"System.Linq.dll\"\n1"));

    [Fact]
    public async Task RunAsync_AnotherVersionOfALoadedPackage_SaysToRestart()
    {
        await _test.ResultAsync("#r \"nuget: Newtonsoft.Json, 13.0.3\"\nNewtonsoft.Json.JsonConvert.SerializeObject(1)");

        CellOutput.Error error = await _test.ErrorAsync("#r \"nuget: Newtonsoft.Json, 13.0.4\"");

        Assert.Equal("MLOPS1506", error.Name);
        Assert.Contains("Newtonsoft.Json 13.0.3 is loaded already, but 13.0.4 was resolved", error.Message);
        Assert.Equal("13.0.3", Assert.Single(_test.Kernel.Packages).Version);
        Assert.Equal("2", await _test.ResultAsync("Newtonsoft.Json.JsonConvert.SerializeObject(2)"));
    }

    [Fact]
    public async Task RunAsync_SamePackageAgain_IsMet()
    {
        await _test.ResultAsync("#r \"nuget: Newtonsoft.Json, 13.0.4\"\n1");
        await _test.ResultAsync("#r \"nuget: NEWTONSOFT.JSON\"\n1");

        Assert.Equal("13.0.4", Assert.Single(_test.Kernel.Packages).Requested);
    }

    [Fact]
    public async Task RunAsync_PackageWithNativeLibraries_TrainsAModel()
    {
        CellRun run = await _test.RunAsync("""
            #r "nuget: Microsoft.ML, 5.0.1"
            #r "nuget: Microsoft.ML.FastTree, 5.0.1"
            using Microsoft.ML;
            using Microsoft.ML.Data;
            class Row { public float X { get; set; } public bool Label { get; set; } }
            var ml = new MLContext(seed: 1);
            var rows = Enumerable.Range(0, 200).Select(i => new Row { X = i, Label = i >= 100 });
            var data = ml.Data.LoadFromEnumerable(rows);
            var trainer = ml.Transforms.Concatenate("Features", "X")
                .Append(ml.BinaryClassification.Trainers.FastTree(numberOfLeaves: 4, numberOfTrees: 5, minimumExampleCountPerLeaf: 2));
            var model = trainer.Fit(data);
            ml.BinaryClassification.Evaluate(model.Transform(data)).Accuracy
            """);

        Assert.True(run.Status == CellStatus.Succeeded, string.Join("\n", run.Outputs));
        Assert.Equal("1", Assert.IsType<CellOutput.Result>(run.Outputs[^1]).Bundle.Text);
        ResolvedPackage fastTree = _test.Kernel.Packages.Single(package => package.Id == "Microsoft.ML.FastTree");
        Assert.Contains("Microsoft.ML", fastTree.Dependencies);
        Assert.DoesNotContain(_test.Kernel.Packages, package => package.Id is "System.Text.Json" or "System.Collections.Immutable");
        Assert.Contains(_test.Kernel.Packages, package => !package.IsDirect);
    }
}
