using MlopsNotebookKernel.Commands.Export;
using MlopsNotebookKernel.Domain.Outputs;

namespace MlopsNotebookKernel.Commands.Tests.Export;

/// <summary>Tests of an exported library, under each runner that a repository may use.</summary>
[Trait("Category", "Slow")]
public sealed class TestRunnerTests
{
    private const string Platform = """{ "test": { "runner": "Microsoft.Testing.Platform" } }""";

    [Theory]
    [InlineData(Platform, "4.0.2")]
    [InlineData("{}", "3.2.2")]
    public async Task Run_TestsThatReadFilesInXunit3_AreBuiltRunAndSkippedWithTheReason(string global, string version)
    {
        using ExportRig rig = new(
            ExportRig.Code("#!mlops-export --as ReadNumbers\nint[] ReadNumbers(string path) => File.ReadAllLines(path).Select(int.Parse).ToArray();"),
            ExportRig.Code("var numbers = ReadNumbers(\"numbers.txt\");"),
            ExportRig.Code("#!mlops-export --as Total\nvar total = numbers.Sum();"),
            ExportRig.Code("total"),
            ExportRig.Code("#!mlops-export --to Demo"));
        string data = Path.Combine(rig.Root, "numbers.txt");
        File.WriteAllLines(data, Enumerable.Range(1000, 1000).Select(number => $"{number}"));
        File.WriteAllText(Path.Combine(rig.Root, "global.json"), global);
        File.WriteAllText(Path.Combine(rig.Root, "Directory.Packages.props"), $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><PackageVersion Include="xunit.v3" Version="{version}" /></ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(rig.Root, "Directory.Build.props"), """
            <Project><PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup></Project>
            """);

        IReadOnlyList<CellOutput> shown = await rig.RunAsync();
        Assert.True(Directory.Exists(rig.Library), string.Join('\n', shown));

        Assert.Contains("[GoldenFact]", rig.Files()["Demo.Tests/DemoPipelineTests.cs"]);
        (int code, string output) = await TestAsync(rig, global);
        Assert.True(code == 0, output);
        Assert.Matches(@"(?i)(passed|succeeded):\s+[1-9]", output);
        Assert.DoesNotMatch(@"(?i)skipped:\s+[1-9]", output);

        // What is not there cannot be tested, and that is no failure.
        File.Delete(data);
        (code, output) = await TestAsync(rig, global);
        Assert.True(code == 0, output);
        Assert.Matches(@"(?i)skipped:\s+[1-9]", output);
        Assert.Contains("numbers.txt is not here as the notebook read it", output);
    }

    [Fact]
    public async Task Run_RepositoryWithWaysOfItsOwn_FollowsThem()
    {
        using ExportRig rig = new(
            ExportRig.Code("#!mlops-export --as Total\nvar numbers = new[] { 1, 2 };\nvar total = numbers.Sum();"), ExportRig.Code("total"), ExportRig.Code("#!mlops-export --to Demo"));
        File.WriteAllText(Path.Combine(rig.Root, "global.json"), """{ "test": { "runner": "Microsoft.Testing.Platform" } }""");
        File.WriteAllText(Path.Combine(rig.Root, "Directory.Packages.props"), "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup></Project>");
        File.WriteAllText(Path.Combine(rig.Root, "Research.slnx"), "<Solution />");

        Assert.Contains("Added to Research.slnx: Demo.Cli/Demo.Cli.csproj, Demo.Tests/Demo.Tests.csproj, Demo.csproj.", ExportRig.Shown(await rig.RunAsync()));

        SortedDictionary<string, string> files = rig.Files();
        Assert.Contains("<PackageReference Include=\"xunit.v3\" />", files["Demo.Tests/Demo.Tests.csproj"]);
        Assert.Contains("<PackageVersion Include=\"xunit.v3\" Version=", files["Directory.Packages.props"]);
        Assert.Contains("Assert.Equal(3, total);", files["Demo.Tests/DemoPipelineTests.cs"]);
        Assert.Contains("Demo/Demo.csproj", File.ReadAllText(Path.Combine(rig.Root, "Research.slnx")));
        Assert.Contains("nothing changed", ExportRig.Shown(await rig.RunAsync()));
        Assert.Equal(files, rig.Files());
    }

    private static Task<(int Code, string Output)> TestAsync(ExportRig rig, string global) => DotnetProgram.RunAsync(
        rig.Library,
        global == Platform
            ? ["test", "--project", "Demo.Tests/Demo.Tests.csproj", "--output", "Detailed"]
            : ["test", "Demo.Tests/Demo.Tests.csproj", "--nologo", "--logger", "console;verbosity=detailed"],
        CancellationToken.None);
}
