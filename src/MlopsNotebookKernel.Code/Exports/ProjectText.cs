using System.Security;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Writes the project files of an exported library.</summary>
/// <param name="plan">The library.</param>
/// <param name="request">What it was made from.</param>
internal sealed class ProjectText(ExportPlan plan, ExportRequest request)
{
    private static readonly ExportPackage TestSdk = new("Microsoft.NET.Test.Sdk", "18.11.0");
    private static readonly ExportPackage VsTestRunner = new("xunit.runner.visualstudio", "3.1.5");

    private bool IsCentral => request.Style.Versions is not null;

    /// <summary>The packages of the test project: the runner that the repository uses.</summary>
    private IReadOnlyList<ExportPackage> TestPackages => request.Style switch
    {
        { Runner: TestRunner.TestingPlatform } => [new("xunit.v3", "3.2.0")],
        { HasXunit3: true } => [TestSdk, VsTestRunner, new("xunit.v3", "3.2.0")],
        _ => [TestSdk, new("xunit", "2.9.3"), VsTestRunner],
    };

    /// <summary>The library.</summary>
    public string Library()
    {
        string unsafeCode = plan.Files.Any(file => file.Text.Contains("unsafe ", StringComparison.Ordinal))
            ? "\n    <AllowUnsafeBlocks>true</AllowUnsafeBlocks>"
            : "";
        string others = plan.TrainCommand is null
            ? $"{plan.LibraryName}.Tests/**"
            : $"{plan.LibraryName}.Tests/**;{plan.LibraryName}.Cli/**";
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">

              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>disable</ImplicitUsings>{unsafeCode}
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <EnableNETAnalyzers>true</EnableNETAnalyzers>
                <!-- Members are documented as far as the notebook says something about them. -->
                <NoWarn>$(NoWarn);CS1591;CS1573</NoWarn>
                <DefaultItemExcludes>$(DefaultItemExcludes);{others}</DefaultItemExcludes>
              </PropertyGroup>
            {Items(request.Packages.Select(Package))}{Items(request.ReferencedFiles.Select(Reference))}
            </Project>

            """;
    }

    /// <summary>The program.</summary>
    public string CommandLine() => $"""
        <Project Sdk="Microsoft.NET.Sdk">

          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>disable</ImplicitUsings>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <NoWarn>$(NoWarn);CS1573</NoWarn>
            <IsPackable>false</IsPackable>
          </PropertyGroup>

          <ItemGroup>
            <ProjectReference Include="../{plan.LibraryName}.csproj" />
          </ItemGroup>

        </Project>

        """;

    /// <summary>The tests.</summary>
    public string Tests()
    {
        string platform = request.Style switch
        {
            { Runner: TestRunner.TestingPlatform } => "\n    <OutputType>Exe</OutputType>\n    <UseMicrosoftTestingPlatformRunner>true</UseMicrosoftTestingPlatformRunner>",
            { HasXunit3: true } => "\n    <OutputType>Exe</OutputType>",
            _ => "",
        };
        string program = plan.TrainCommand is null ? "" : $"""

                <ProjectReference Include="../{plan.LibraryName}.Cli/{plan.LibraryName}.Cli.csproj" />
            """;
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">

              <PropertyGroup>{platform}
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>disable</ImplicitUsings>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <IsPackable>false</IsPackable>
                <!-- Test names read Member_Condition_Outcome, and say what a test is about. -->
                <NoWarn>$(NoWarn);CS1591;CA1707</NoWarn>
              </PropertyGroup>
            {Items(TestPackages.Select(Package))}
              <ItemGroup>
                <ProjectReference Include="../{plan.LibraryName}.csproj" />{program}
                <AssemblyMetadata Include="LibraryFolder" Value="$([System.IO.Path]::GetFullPath('$(MSBuildThisFileDirectory)..'))" />
              </ItemGroup>

            </Project>

            """;
    }

    /// <summary>
    /// The versions that the repository's central file lacks or has otherwise: the notebook's results were had with these.
    /// Null when there is nothing to add.
    /// </summary>
    public string? CentralVersions()
    {
        if (request.Style.Versions is not { } central)
        {
            return null;
        }

        List<string> lines = [];
        foreach (ExportPackage package in request.Packages.Concat(TestPackages).DistinctBy(package => package.Id, StringComparer.OrdinalIgnoreCase))
        {
            bool isKnown = central.TryGetValue(package.Id, out string? version);
            bool isOfNotebook = request.Packages.Contains(package);
            if (!isKnown || (isOfNotebook && version != package.Version))
            {
                lines.Add($"    <PackageVersion {(isKnown ? "Update" : "Include")}=\"{SecurityElement.Escape(package.Id)}\" Version=\"{SecurityElement.Escape(package.Version)}\" />\n");
            }
        }

        return lines.Count == 0 ? null : $"""
            <Project>
              <!-- The repository's versions, and those that the notebook resolved where it has none or another. -->
              <Import Project="$([MSBuild]::GetPathOfFileAbove('Directory.Packages.props', '$(MSBuildThisFileDirectory)../'))" />
              <ItemGroup>
            {string.Concat(lines)}  </ItemGroup>
            </Project>

            """;
    }

    private string Package(ExportPackage package) => IsCentral
        ? $"<PackageReference Include=\"{SecurityElement.Escape(package.Id)}\" />"
        : $"<PackageReference Include=\"{SecurityElement.Escape(package.Id)}\" Version=\"{SecurityElement.Escape(package.Version)}\" />";

    private static string Reference(string path) =>
        $"<Reference Include=\"{SecurityElement.Escape(Path.GetFileNameWithoutExtension(path))}\" HintPath=\"{SecurityElement.Escape(path)}\" />";

    private static string Items(IEnumerable<string> items)
    {
        string lines = string.Concat(items.Select(item => $"    {item}\n"));
        return lines.Length == 0 ? "" : $"\n  <ItemGroup>\n{lines}  </ItemGroup>\n";
    }
}
