using System.Text;
using System.Xml.Linq;
using MlopsNotebookKernel.EndToEnd.Tests.Tool;

namespace MlopsNotebookKernel.EndToEnd.Tests.PlainCSharp;

/// <summary>What is in the package, and what must not be.</summary>
[Collection(nameof(PackedPackageUser))]
public sealed class PackageContentTests(PackedPackage package)
{
    private const string Closure = "interactive-extensions/mlops/";

    [Fact]
    public void Nuspec_BringsNoDependencyAndSaysLicenceAndReadme()
    {
        XElement metadata = XDocument.Parse(package.ReadText("MlopsNotebookKernel.nuspec")).Root!.Elements().Single(element => element.Name.LocalName == "metadata");

        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName is "dependency" or "frameworkReference" or "reference");
        Assert.Equal("MlopsNotebookKernel", Value(metadata, "id"));
        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
    }

    [Fact]
    public void Library_ForASession_IsTheBridgeAndTheAdapterAlone() => Assert.Equal(
        ["lib/net10.0/MlopsNotebookKernel.Bridge.dll", "lib/net10.0/MlopsNotebookKernel.Interactive.dll", "lib/net8.0/_._"],
        package.Files().Where(file => file.StartsWith("lib/", StringComparison.Ordinal) && !file.EndsWith(".xml", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void Closure_HoldsEachRoomOnceAndNotTheBridge()
    {
        string[] files = [.. package.Files().Where(file => file.StartsWith(Closure, StringComparison.Ordinal))];

        Assert.Contains(Closure + "MlopsNotebookKernel.Closure.dll", files);
        Assert.Contains(Closure + "MlopsNotebookKernel.Closure.deps.json", files);
        Assert.DoesNotContain(Closure + "MlopsNotebookKernel.Bridge.dll", files);
        Assert.DoesNotContain(Closure + "MlopsNotebookKernel.Interactive.dll", files);
        Assert.DoesNotContain(files, file => file.Contains("Microsoft.DotNet.Interactive", StringComparison.Ordinal));
    }

    [Fact]
    public void NativeLibraries_AreInOneFolderAPlatform()
    {
        string runtimes = Closure + "runtimes/";

        IGrouping<string, string>[] platforms = [.. package.Files()
            .Where(file => file.StartsWith(runtimes, StringComparison.Ordinal))
            .GroupBy(file => file[runtimes.Length..].Split('/')[0])];

        Assert.Equal(PackedPackage.Platforms.Order(StringComparer.Ordinal), platforms.Select(platform => platform.Key).Order(StringComparer.Ordinal));
        Assert.All(platforms, platform => Assert.All(platform, file => Assert.StartsWith($"{runtimes}{platform.Key}/native/", file, StringComparison.Ordinal)));
        Assert.Contains(platforms.SelectMany(platform => platform), file => file.Contains("duckdb", StringComparison.Ordinal));
        Assert.Contains(platforms.SelectMany(platform => platform), file => file.Contains("git2", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_OfOurs_NameNoPathOfTheMachineTheyWereBuiltOn()
    {
        byte[][] paths =
        [
            Encoding.UTF8.GetBytes(ToolRun.RepositoryRoot.TrimEnd(Path.DirectorySeparatorChar)),
            Encoding.UTF8.GetBytes(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + Path.DirectorySeparatorChar),
        ];

        Assert.DoesNotContain(package.Files(), file => file.EndsWith(".pdb", StringComparison.Ordinal));

        // A debugger of this very checkout finds its sources by their paths; what is shipped names none.
        string[] kinds = PackedPackage.Configuration == "Release" ? [".json", ".targets", ".dib", ".dll"] : [".json", ".targets", ".dib"];
        Assert.All(
            package.Files().Where(file => kinds.Contains(Path.GetExtension(file))),
            file => Assert.DoesNotContain(paths, path => package.Read(file).AsSpan().IndexOf(path) >= 0));
    }

    [Theory]
    [InlineData("extension-manifest.json", "extension-manifest.json")]
    [InlineData("LICENSE", "LICENSE")]
    [InlineData("README.md", "src/MlopsNotebookKernel.Interactive/Package/README.md")]
    [InlineData("interactive-extensions/dotnet/extension.dib", "src/MlopsNotebookKernel.Interactive/Package/extension.dib")]
    [InlineData("build/MlopsNotebookKernel.targets", "src/MlopsNotebookKernel.Interactive/Package/MlopsNotebookKernel.targets")]
    [InlineData("buildTransitive/MlopsNotebookKernel.targets", "src/MlopsNotebookKernel.Interactive/Package/MlopsNotebookKernel.targets")]
    public void File_OfTheRepository_IsInItAsItIs(string file, string source) =>
        Assert.Equal(File.ReadAllBytes(Path.Combine(ToolRun.RepositoryRoot, source)), package.Read(file));

    private static string Value(XElement metadata, string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
}
