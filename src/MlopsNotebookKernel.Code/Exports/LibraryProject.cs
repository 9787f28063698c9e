using System.Security;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>
/// All files of an exported library: its sources, a project that stands alone (it builds the same wherever it lies),
/// and a test project that compares it with the notebook.
/// </summary>
public static class LibraryProject
{
    /// <summary>The packages of the test project.</summary>
    private static readonly ExportPackage[] TestPackages =
    [
        new("Microsoft.NET.Test.Sdk", "18.11.0"),
        new("xunit", "2.9.3"),
        new("xunit.runner.visualstudio", "3.1.5"),
    ];

    /// <summary>The folder of the test project inside the library's folder.</summary>
    /// <param name="libraryName">The library's name.</param>
    public static string TestFolder(string libraryName) => libraryName + ".Tests";

    /// <summary>The name of the test of a value.</summary>
    /// <param name="value">The value.</param>
    public static string TestName(ReplayedValue value) => TestText.TestName(value);

    /// <summary>All files, sorted by path; <c>export.json</c> is not among them.</summary>
    /// <param name="plan">The library.</param>
    /// <param name="request">What it was made from.</param>
    /// <param name="expected">What the notebook had; values that the plan cannot replay are left out.</param>
    public static IReadOnlyList<ExportedFile> Files(ExportPlan plan, ExportRequest request, IReadOnlyList<ExpectedValue> expected)
    {
        string tests = TestFolder(plan.LibraryName);
        List<ExportedFile> files =
        [
            new($"{plan.LibraryName}.csproj", Project(plan, request, tests)),
            new("Directory.Build.props", BuildProps),
            new($"{tests}/{tests}.csproj", TestProject(plan)),
            new($"{tests}/LibraryFolder.cs", TestText.LibraryFolder(plan, request)),
            new($"{tests}/NotebookAgreementTests.cs", TestText.Agreement(plan, request)),
        ];
        string? valueTests = TestText.Values(plan, expected);
        if (valueTests is not null)
        {
            files.Add(new ExportedFile($"{tests}/{plan.PipelineName}Tests.cs", valueTests));
        }

        files.AddRange(plan.Files.Where(file => valueTests is not null || !file.Path.StartsWith(tests + "/", StringComparison.Ordinal)));
        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private const string BuildProps = """
        <Project>
          <!-- The library stands alone: build settings of the folders above end here. Delete this file to take them on. -->
          <PropertyGroup>
            <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
            <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
          </PropertyGroup>
        </Project>

        """;

    private static string Project(ExportPlan plan, ExportRequest request, string tests)
    {
        string unsafeCode = plan.Files.Any(file => file.Text.Contains("unsafe ", StringComparison.Ordinal))
            ? "\n    <AllowUnsafeBlocks>true</AllowUnsafeBlocks>"
            : "";
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">

              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>disable</ImplicitUsings>{unsafeCode}
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <!-- Members are documented as far as the notebook says something about them. -->
                <NoWarn>$(NoWarn);CS1591</NoWarn>
                <DefaultItemExcludes>$(DefaultItemExcludes);{tests}/**</DefaultItemExcludes>
                <!-- The versions are those that the notebook resolved. -->
                <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
              </PropertyGroup>
            {Items(request.Packages.Select(Package))}{Items(request.ReferencedFiles.Select(Reference))}
            </Project>

            """;
    }

    private static string TestProject(ExportPlan plan) => $"""
        <Project Sdk="Microsoft.NET.Sdk">

          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>disable</ImplicitUsings>
            <IsPackable>false</IsPackable>
            <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
          </PropertyGroup>
        {Items(TestPackages.Select(Package))}
          <ItemGroup>
            <ProjectReference Include="../{plan.LibraryName}.csproj" />
            <AssemblyMetadata Include="LibraryFolder" Value="$([System.IO.Path]::GetFullPath('$(MSBuildThisFileDirectory)..'))" />
          </ItemGroup>

        </Project>

        """;

    private static string Package(ExportPackage package) =>
        $"<PackageReference Include=\"{SecurityElement.Escape(package.Id)}\" Version=\"{SecurityElement.Escape(package.Version)}\" />";

    private static string Reference(string path) =>
        $"<Reference Include=\"{SecurityElement.Escape(Path.GetFileNameWithoutExtension(path))}\" HintPath=\"{SecurityElement.Escape(path)}\" />";

    private static string Items(IEnumerable<string> items)
    {
        string lines = string.Concat(items.Select(item => $"    {item}\n"));
        return lines.Length == 0 ? "" : $"\n  <ItemGroup>\n{lines}  </ItemGroup>\n";
    }
}
