using LibGit2Sharp;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.PlainCSharp;

/// <summary>A console program that references the package, built and published in a repository of its own.</summary>
public sealed class ProgramProject : IAsyncLifetime
{
    private readonly TemporaryRepository _repository = TemporaryRepository.Bare();
    private readonly PackedPackage _package;

    public ProgramProject(PackedPackage package) => _package = package;

    public string Folder => _repository.Folder;

    /// <summary>The program as a build leaves it: the package's files are where NuGet unpacked them.</summary>
    public string Built => Path.Combine(Folder, "bin", "Debug", "net10.0", "Program.dll");

    /// <summary>The program as it is carried to another machine.</summary>
    public string Published => Path.Combine(Folder, "published", "Program.dll");

    /// <summary>The package's files behind the bridge, as NuGet unpacked them.</summary>
    public string Closure => Path.Combine(
        Assert.Single(Directory.GetDirectories(Path.Combine(Folder, "packages", "mlopsnotebookkernel"))), "interactive-extensions", "mlops");

    public async Task InitializeAsync()
    {
        Repository.Init(Folder);
        _repository.Write(".gitignore", "bin/\nobj/\npackages/\npublished/\n");
        _repository.Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="packed" value="{_package.Folder}" /></packageSources>
            </configuration>
            """);
        _repository.Write("Program.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="MlopsNotebookKernel" Version="*" />
              </ItemGroup>
            </Project>
            """);
        _repository.Write("Program.cs", """
            using MlopsNotebookKernel;

            Row[] rows = [.. Enumerable.Range(0, 400).Select(row => new Row(row % 3 == 0 ? "ONT" : "SFO", row % 40))];
            Row[] later = [.. rows.Select(row => row with { Delay = row.Delay + 30 })];
            try
            {
                Console.WriteLine(await Mlops.SnapshotAsync(rows, name: "rows"));
                MlopsResult same = await Mlops.DriftAsync("rows", rows);
                MlopsResult moved = await Mlops.DriftAsync("rows", later);
                Console.WriteLine($"same {same.Answer}, moved {moved.Answer}, chart {moved.ToHtml().Contains("<svg")}, json {moved.Json?[0]}");
                await Mlops.RestoreAsync("rows", @as: "january");
            }
            catch (MlopsFaultException fault)
            {
                Console.WriteLine($"{fault.Code}|{fault.Description}|{fault.Remedy}");
            }

            internal sealed record Row(string Origin, int Delay);
            """);
        ToolRun published = await ToolRun.OfDotnet(
            PackedPackage.Environment, Folder,
            "publish", "--configuration", "Debug", "--output", Path.GetDirectoryName(Published)!, "-m:1", "--tl:off", "-p:UseSharedCompilation=false");
        published.Exits(0);
    }

    public Task DisposeAsync()
    {
        _repository.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Runs the program in its folder, where nothing is left of an earlier run; gives what it printed.</summary>
    /// <param name="program">The program's assembly.</param>
    internal async Task<string> RunAsync(string program)
    {
        string facts = Path.Combine(Folder, ".mlops");
        if (Directory.Exists(facts))
        {
            Directory.Delete(facts, recursive: true);
        }

        return (await ToolRun.OfDotnet(PackedPackage.Environment, Folder, program)).Exits(0).Output;
    }
}
