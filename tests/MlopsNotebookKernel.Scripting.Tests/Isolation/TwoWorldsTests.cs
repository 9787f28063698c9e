using System.Diagnostics;
using System.Reflection;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Scripting.Tests.Isolation;

/// <summary>A notebook gets the packages it asks for, and never those of the tool.</summary>
public sealed class TwoWorldsTests : IAsyncLifetime
{
    private readonly TestKernel _test = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Theory]
    [InlineData("12.0.3", "12.0.3.23909")]
    [InlineData("13.0.4", "13.0.4.30916")]
    public async Task RunAsync_AnotherNewtonsoftThanTheTools_IsExactlyThat(string version, string fileVersion)
    {
        // The tool's own, loaded first: NuGet's client needs it.
        Assembly own = typeof(Newtonsoft.Json.JsonConvert).Assembly;
        Assert.NotEqual(fileVersion, FileVersionInfo.GetVersionInfo(own.Location).FileVersion);

        string location = await _test.ResultAsync(
            $"#r \"nuget: Newtonsoft.Json, {version}\"\nNewtonsoft.Json.JsonConvert.SerializeObject(1);\ntypeof(Newtonsoft.Json.JsonConvert).Assembly.Location");

        Assert.NotEqual(own.Location, location);
        Assert.Equal(fileVersion, FileVersionInfo.GetVersionInfo(location).FileVersion);
    }

    [Theory]
    [InlineData("Newtonsoft.Json.JsonConvert.SerializeObject(1)")]
    [InlineData("Microsoft.CodeAnalysis.SyntaxTree tree = null;")]
    [InlineData("MlopsNotebookKernel.Domain.Sessions.Journal journal = null;")]
    public async Task RunAsync_PackageOfTheToolAlone_DoesNotCompile(string source) =>
        Assert.StartsWith("CS", (await _test.ErrorAsync(source)).Name);

    [Theory]
    [InlineData("Newtonsoft.Json")]
    [InlineData("Microsoft.CodeAnalysis")]
    [InlineData("MlopsNotebookKernel.Scripting")]
    public async Task RunAsync_LoadingAnAssemblyOfTheTool_IsRefused(string name)
    {
        CellOutput.Error error = await _test.ErrorAsync($"System.Reflection.Assembly.Load(\"{name}\")");

        Assert.Equal("System.IO.FileNotFoundException", error.Name);
        Assert.Contains(error.Details, line => line.Contains("did not ask for a package", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_TypeByName_IsFoundInTheNotebooksWorld() => Assert.Equal("Newtonsoft.Json.JsonConvert",
        await _test.ResultAsync("#r \"nuget: Newtonsoft.Json, 13.0.4\"\nType.GetType(\"Newtonsoft.Json.JsonConvert, Newtonsoft.Json\").FullName"));

    [Fact]
    public async Task RunAsync_FrameworkAndBridge_AreShared()
    {
        Assert.Equal("True", await _test.ResultAsync("AppDomain.CurrentDomain.GetAssemblies().Count(a => a.GetName().Name == \"MlopsNotebookKernel.Bridge\") == 1"));
    }
}
