using MlopsNotebookKernel.Closure.Tests.Rigs;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Closure.Tests;

public sealed class PackageFolderTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mlops-packages-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Read_Graph_NamesHashSourceAndDependenciesWithinIt()
    {
        PackageLayout csv = new(_root.FullName, "CsvHelper", "33.0.0", """
            <group targetFramework="net8.0"><dependency id="Zeta" version="1.0.0" /><dependency id="Alpha" version="1.0.0" /></group>
            <group targetFramework="net6.0"><dependency id="Alpha" version="1.0.0" /><dependency id="Not.Resolved" version="1.0.0" /></group>
            """);
        PackageLayout zeta = new(_root.FullName, "Zeta", "1.2.0");
        PackageLayout alpha = new(_root.FullName, "Alpha", "1.1.0");

        IReadOnlyList<ResolvedPackage> packages = PackageFolder.Read(
            [zeta.Hosted, csv.Hosted, alpha.Hosted], new Dictionary<string, string?> { ["CsvHelper"] = "33.*", ["Zeta"] = null });

        Assert.Equal(["Alpha", "CsvHelper", "Zeta"], packages.Select(package => package.Id));
        Assert.Equal([null, "33.*", "*"], packages.Select(package => package.Requested));
        Assert.Equal(("hash-of-CsvHelper", "nuget.org"), (packages[1].Sha512, packages[1].Source));
        Assert.Equal(["Alpha", "Zeta"], packages[1].Dependencies);
        Assert.Empty(packages[0].Dependencies);
    }

    [Fact]
    public void Read_FolderThatIsGoneOrUnknown_KnowsNoHash()
    {
        IReadOnlyList<ResolvedPackage> packages = PackageFolder.Read(
            [new HostedPackage("Gone", "1.0.0", Path.Combine(_root.FullName, "gone")), new HostedPackage("Unknown", "2.0.0", null)],
            new Dictionary<string, string?>());

        Assert.All(packages, package => Assert.Equal(("", "cache", 0), (package.Sha512, package.Source, package.Dependencies.Count)));
        Assert.Equal(["1.0.0", "2.0.0"], packages.Select(package => package.Version));
    }

    [Theory]
    [InlineData("no xml")]
    [InlineData("<package><metadata>")]
    [InlineData("<!DOCTYPE package [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><package><metadata><id>&x;</id></metadata></package>")]
    public void Read_DamagedOrHostileNuspec_IsRefusedWithARemedy(string text)
    {
        PackageLayout package = new(_root.FullName, "CsvHelper", "33.0.0");
        File.WriteAllText(package.Nuspec, text);

        HostException fault = Assert.Throws<HostException>(() => PackageFolder.Read([package.Hosted], new Dictionary<string, string?>()));

        Assert.Equal("MLOPS1512", fault.Code);
        Assert.Contains("csvhelper.nuspec", fault.Message, StringComparison.Ordinal);
        Assert.Contains(package.Folder, fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OverlargeFiles_AreRefused()
    {
        PackageLayout package = new(_root.FullName, "CsvHelper", "33.0.0");
        File.AppendAllText(package.Nuspec, new string(' ', 5 * 1024 * 1024));
        Assert.Equal("MLOPS1512", Assert.Throws<HostException>(() => PackageFolder.Read([package.Hosted], new Dictionary<string, string?>())).Code);

        PackageLayout noted = new(_root.FullName, "Noted", "1.0.0");
        File.AppendAllText(noted.Note, new string(' ', 100_000));
        Assert.Equal("MLOPS1512", Assert.Throws<HostException>(() => PackageFolder.Read([noted.Hosted], new Dictionary<string, string?>())).Code);
    }

    [Theory]
    [InlineData("{\"contentHash\": ")]
    [InlineData("")]
    public void Read_DamagedNote_IsRefused(string text)
    {
        PackageLayout package = new(_root.FullName, "CsvHelper", "33.0.0");
        File.WriteAllText(package.Note, text);

        Assert.Equal("MLOPS1512", Assert.Throws<HostException>(() => PackageFolder.Read([package.Hosted], new Dictionary<string, string?>())).Code);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"contentHash\": 3, \"source\": null}")]
    public void Read_NoteWithoutHash_KnowsNone(string text)
    {
        PackageLayout package = new(_root.FullName, "CsvHelper", "33.0.0");
        File.WriteAllText(package.Note, text);

        ResolvedPackage read = Assert.Single(PackageFolder.Read([package.Hosted], new Dictionary<string, string?>()));

        Assert.Equal(("", "cache"), (read.Sha512, read.Source));
    }

    [Fact]
    public void Owning_AssemblyOfAPackage_IsThatPackageInItsOwnCasing()
    {
        PackageLayout package = new(_root.FullName, "CsvHelper", "33.0.0");

        Assert.Equal(package.Hosted, PackageFolder.Owning(package.Assembly));
    }

    [Fact]
    public void Owning_AssemblyElsewhere_IsNone()
    {
        Directory.CreateDirectory(Path.Combine(_root.FullName, "bin"));

        Assert.Null(PackageFolder.Owning(Path.Combine(_root.FullName, "bin", "Ours.dll")));
        Assert.Null(PackageFolder.Owning(Path.Combine(Path.GetPathRoot(_root.FullName)!, "Ours.dll")));
    }
}
