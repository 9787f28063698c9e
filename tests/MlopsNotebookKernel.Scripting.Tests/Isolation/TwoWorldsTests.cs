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
    [InlineData("13.0.1", "13.0.1.25517")]
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

    [Fact]
    public async Task RunAsync_AnotherDuckDbThanTheTools_IsExactlyThatWithItsOwnEngine()
    {
        // The tool's own, loaded first with its native library.
        using DuckDB.NET.Data.DuckDBConnection own = new("DataSource=:memory:");
        await own.OpenAsync();
        string ownVersion = FileVersionInfo.GetVersionInfo(typeof(DuckDB.NET.Data.DuckDBConnection).Assembly.Location).ProductVersion!;
        Assert.False(ownVersion.Split('+')[0] == "1.5.6", ownVersion);

        string result = await _test.ResultAsync("""
            #r "nuget: DuckDB.NET.Data.Full, 1.5.6"
            using DuckDB.NET.Data;
            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT 40 + 2";
            $"{command.ExecuteScalar()}|{typeof(DuckDBConnection).Assembly.Location}"
            """);

        string[] parts = result.Split('|');
        Assert.Equal("42", parts[0]);
        Assert.Equal("1.5.6", FileVersionInfo.GetVersionInfo(parts[1]).ProductVersion!.Split('+')[0]);
        Assert.Equal(["1.5.6", "1.5.6"], _test.Kernel.Packages
            .Where(package => package.Id.StartsWith("DuckDB", StringComparison.Ordinal)).Select(package => package.Version));
        if (OperatingSystem.IsLinux())
        {
            string[] engines = [.. File.ReadLines("/proc/self/maps").Where(line => line.EndsWith("libduckdb.so", StringComparison.Ordinal))
                .Select(line => line[line.IndexOf('/', StringComparison.Ordinal)..]).Distinct()];
            Assert.Contains(engines, engine => engine.Contains("/1.5.6/", StringComparison.Ordinal));
            Assert.True(engines.Length >= 2, string.Join('\n', engines));
        }
    }

    [Fact]
    public async Task RunAsync_AnotherFSharpCoreThanTheToolsCharts_IsExactlyThat()
    {
        Assembly own = typeof(Microsoft.FSharp.Core.FSharpFunc<,>).Assembly;
        Assert.NotNull(typeof(Plotly.NET.GenericChart).Assembly);

        string location = await _test.ResultAsync("""
            #r "nuget: Plotly.NET, 6.0.0"
            #r "nuget: FSharp.Core, 10.1.403"
            var trace = new Plotly.NET.Trace("bar");
            var chart = Plotly.NET.GenericChart.ofTraceObject(true, trace);
            var worlds = new[] { typeof(Plotly.NET.GenericChart).Assembly, typeof(Microsoft.FSharp.Core.FSharpFunc<,>).Assembly }
                .Select(a => System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(a).Name.Split(' ')[0]).Distinct().Single();
            $"{worlds}|{Plotly.NET.GenericChart.toFigureJson(chart).Length > 10}|{typeof(Microsoft.FSharp.Core.FSharpFunc<,>).Assembly.Location}"
            """);

        string[] parts = location.Split('|');
        Assert.Equal(("notebook", "True"), (parts[0], parts[1]));
        Assert.Contains("/10.1.403/", parts[2].Replace('\\', '/'));
        Assert.NotEqual(own.Location, parts[2]);
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
