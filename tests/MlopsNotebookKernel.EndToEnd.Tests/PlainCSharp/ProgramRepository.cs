using LibGit2Sharp;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.PlainCSharp;

/// <summary>A repository of a program that uses the package; NuGet unpacks it into the repository, and nothing else is served.</summary>
internal sealed class ProgramRepository : IDisposable
{
    private readonly TemporaryRepository _repository = TemporaryRepository.Bare();

    public ProgramRepository(PackedPackage package)
    {
        Repository.Init(Folder);
        Write(".gitignore", "bin/\nobj/\npackages/\npublished/\n");
        Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="packed" value="{package.Folder}" /></packageSources>
            </configuration>
            """);
    }

    public string Folder => _repository.Folder;

    /// <summary>The package's files behind the bridge, as NuGet unpacked them.</summary>
    public string Closure => Path.Combine(
        Assert.Single(Directory.GetDirectories(Path.Combine(Folder, "packages", "mlopsnotebookkernel"))), "interactive-extensions", "mlops");

    public string Write(string file, string text) => _repository.Write(file, text);

    /// <summary>Writes a project that takes every warning for an error.</summary>
    /// <param name="file">The project's file.</param>
    /// <param name="properties">Further properties.</param>
    /// <param name="reference">What it references.</param>
    public void WriteProject(string file, string properties, string reference) => Write(file, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            {properties}
          </PropertyGroup>
          <ItemGroup>{reference}</ItemGroup>
        </Project>
        """);

    /// <summary>Runs an SDK command that builds.</summary>
    /// <param name="arguments">The command.</param>
    public async Task BuildAsync(params string[] arguments) => (await ToolRun.OfDotnet(
        PackedPackage.Environment, Folder, [.. arguments, "--configuration", "Debug", "-m:1", "--tl:off", "-p:UseSharedCompilation=false"])).Exits(0);

    /// <summary>Runs a program in the repository, where nothing is left of an earlier run; gives what it printed.</summary>
    /// <param name="program">The program's assembly, within the repository.</param>
    public async Task<string> RunAsync(string program)
    {
        string facts = Path.Combine(Folder, ".mlops");
        if (Directory.Exists(facts))
        {
            Directory.Delete(facts, recursive: true);
        }

        return (await ToolRun.OfDotnet(PackedPackage.Environment, Folder, Path.Combine(Folder, program))).Exits(0).Output;
    }

    public void Dispose() => _repository.Dispose();
}
