using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Closure.Tests.Rigs;

/// <summary>An unpacked package, laid out as NuGet does.</summary>
internal sealed class PackageLayout
{
    private readonly string _id;
    private readonly string _version;

    public PackageLayout(string root, string id, string version, string dependencies = "")
    {
        (_id, _version) = (id, version);
#pragma warning disable CA1308 // NuGet's folders are in lower case.
        string lower = id.ToLowerInvariant();
#pragma warning restore CA1308
        Folder = Path.Combine(root, "packages", lower, version);
        Nuspec = Path.Combine(Folder, lower + ".nuspec");
        Note = Path.Combine(Folder, ".nupkg.metadata");
        Assembly = Path.Combine(Folder, "lib", "net10.0", id + ".dll");
        Directory.CreateDirectory(Path.GetDirectoryName(Assembly)!);
        File.WriteAllText(Assembly, "not read here");
        File.WriteAllText(Note, $$"""{"version": 2, "contentHash": "hash-of-{{id}}", "source": "https://api.nuget.org/v3/index.json"}""");
        File.WriteAllText(Nuspec, $"""
            <?xml version="1.0" encoding="utf-8"?>
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata>
                <id>{id}</id>
                <version> {version} </version>
                <dependencies>{dependencies}</dependencies>
              </metadata>
            </package>
            """);
    }

    public string Folder { get; }

    public string Nuspec { get; }

    public string Note { get; }

    public string Assembly { get; }

    /// <summary>The package as a host tells of it.</summary>
    public HostedPackage Hosted => new(_id, _version, Folder);
}
