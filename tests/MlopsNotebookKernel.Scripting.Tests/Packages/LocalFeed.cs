using NuGet.Frameworks;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Versioning;

namespace MlopsNotebookKernel.Scripting.Tests.Packages;

/// <summary>A folder of packages made for a test, which is the only source, and a packages folder of its own.</summary>
internal sealed class LocalFeed
{
    private readonly string _folder;

    public LocalFeed(string notebookFolder)
    {
        _folder = Path.Combine(notebookFolder, "feed");
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(notebookFolder, "NuGet.Config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(notebookFolder, "packages")}" /></config>
              <packageSources><clear /><add key="local" value="{_folder}" /></packageSources>
              <packageSourceMapping><clear /></packageSourceMapping>
            </configuration>
            """);
    }

    /// <summary>Ids of its packages begin so, that no other test or source has them.</summary>
    public string Prefix { get; } = "Test" + Guid.NewGuid().ToString("N")[..8];

    public LocalFeed Add(string name, string version, (string Name, string Range)[]? dependencies = null, params (string Path, byte[] Content)[] files)
    {
        PackageBuilder builder = new() { Id = $"{Prefix}.{name}", Version = NuGetVersion.Parse(version), Description = "A test." };
        builder.Authors.Add("tests");
        builder.DependencyGroups.Add(new PackageDependencyGroup(NuGetFramework.Parse("netstandard2.0"),
            (dependencies ?? []).Select(dependency => new PackageDependency(
                dependency.Name.StartsWith("System.", StringComparison.Ordinal) ? dependency.Name : $"{Prefix}.{dependency.Name}",
                VersionRange.Parse(dependency.Range)))));
        foreach ((string path, byte[] content) in files)
        {
            builder.Files.Add(new PhysicalPackageFile(new MemoryStream(content)) { TargetPath = path });
        }

        if (files.Length == 0)
        {
            builder.Files.Add(new PhysicalPackageFile(new MemoryStream()) { TargetPath = "lib/netstandard2.0/_._" });
        }

        using FileStream stream = File.Create(Path.Combine(_folder, $"{builder.Id}.{version}.nupkg"));
        builder.Save(stream);
        return this;
    }

    public void TakeDown() => Directory.Delete(_folder, recursive: true);
}
