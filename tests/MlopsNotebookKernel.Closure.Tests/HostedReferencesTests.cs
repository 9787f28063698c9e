using MlopsNotebookKernel.Closure.Tests.Rigs;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Closure.Tests;

/// <summary>Cells that refer to projects, in hosts that know only packages and assemblies.</summary>
public sealed class HostedReferencesTests : IAsyncDisposable
{
    private readonly HostedRig _rig = new();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData("var text = \"#r \\\"Late/Late.csproj\\\"\";")]
    [InlineData("#r \"nuget: Microsoft.ML, 5.0.1\"\n#r \"bin/Late.dll\"\n// .csproj")]
    public async Task References_NoProject_IsNull(string source) => Assert.Null(await _rig.Session.ReferencesAsync(source, CancellationToken.None));

    [Fact]
    public async Task References_NoSuchProject_NamesIt()
    {
        MlopsFaultException fault = await Assert.ThrowsAsync<MlopsFaultException>(
            () => _rig.Session.ReferencesAsync("#r \"Late/Late.csproj\"", CancellationToken.None));
        Assert.Equal("MLOPS1820", fault.Code);
        Assert.Contains("Late/Late.csproj", fault.Message);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task References_Project_IsBuiltWhenStaleAndItsAssemblyTakesItsPlace()
    {
        _rig.Write("Rules/Rules.csproj", Project(""));
        _rig.Write("Rules/Rule.cs", "public static class Rule { public const int Minutes = 15; }");
        _rig.Write("Late/Late.csproj", Project("<ItemGroup><ProjectReference Include=\"../Rules/Rules.csproj\" /></ItemGroup>"));
        _rig.Write("Late/Limit.cs", "public static class Limit { public static bool Late(int minutes) => minutes > Rule.Minutes; }");

        HostedReferences references = (await _rig.Session.ReferencesAsync("// Uses it.\n#r \"Late/Late.csproj\"\nLimit.Late(20)", CancellationToken.None))!;

        string assembly = Path.Combine(_rig.Root, "Late", "bin", "Debug", "net10.0", "Late.dll");
        Assert.Equal($"// Uses it.\n#r \"{assembly}\"\nLimit.Late(20)", references.Source);
        Assert.Equal($"#r \"{Path.Combine(Path.GetDirectoryName(assembly)!, "Rules.dll")}\"", references.Needed);
        DateTime built = File.GetLastWriteTimeUtc(assembly);
        await _rig.Session.ReferencesAsync("#r \"Late/Late.csproj\"", CancellationToken.None);
        Assert.Equal(built, File.GetLastWriteTimeUtc(assembly));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task References_ProjectThatDoesNotBuild_SaysWhy()
    {
        _rig.Write("Late/Late.csproj", Project(""));
        _rig.Write("Late/Limit.cs", "public static class Limit { public static int Late() => missing; }");
        MlopsFaultException fault = await Assert.ThrowsAsync<MlopsFaultException>(
            () => _rig.Session.ReferencesAsync("#r \"Late/Late.csproj\"", CancellationToken.None));
        Assert.Equal("MLOPS1820", fault.Code);
        Assert.Contains("CS0103", fault.Message);
    }

    private static string Project(string more) =>
        $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>{more}</Project>";
}
