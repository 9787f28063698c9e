using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Closure;

/// <summary>
/// Reads an unpacked package as NuGet leaves it: <c>id.nuspec</c>, <c>id.version.nupkg.sha512</c> and
/// <c>.nupkg.metadata</c> in the package's folder.
/// </summary>
internal static class PackageFolder
{
    private const long LargestNuspec = 4 * 1024 * 1024;

    /// <summary>The packages of a host as stamps write them, sorted by id; dependencies only within the graph.</summary>
    /// <param name="packages">The packages.</param>
    /// <param name="requested">What the notebook asked for: version or range by id, null for a request without one.</param>
    public static IReadOnlyList<ResolvedPackage> Read(IReadOnlyList<HostedPackage> packages, IReadOnlyDictionary<string, string?> requested)
    {
        HashSet<string> ids = new(packages.Select(package => package.Id), StringComparer.OrdinalIgnoreCase);
        return
        [
            .. packages.Select(package => new ResolvedPackage(
                package.Id,
                package.Version,
                requested.TryGetValue(package.Id, out string? version) ? version ?? "*" : null,
                Hash(package),
                Source(package),
                [.. Dependencies(package).Where(ids.Contains).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)]))
            .OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>The package that an assembly belongs to; null for one that lies in no package's folder.</summary>
    /// <param name="assembly">The assembly's path.</param>
    public static HostedPackage? Owning(string assembly)
    {
        // …/id/version/lib/framework/x.dll: the nuspec lies two to four folders up.
        DirectoryInfo? folder = new FileInfo(assembly).Directory;
        for (int up = 0; up < 6 && folder?.Parent is { } parent; up++, folder = parent)
        {
            string nuspec = Path.Combine(folder.FullName, parent.Name + ".nuspec");
            if (File.Exists(nuspec))
            {
                XElement? metadata = Metadata(nuspec);
                return new HostedPackage(Value(metadata, "id") ?? parent.Name, Value(metadata, "version") ?? folder.Name, folder.FullName);
            }
        }

        return null;
    }

    private static string Hash(HostedPackage package)
    {
        if (package.Folder is not { } folder || !Directory.Exists(folder))
        {
            return "";
        }

        string? file = Directory.EnumerateFiles(folder, "*.nupkg.sha512").FirstOrDefault();
        return file is null ? "" : File.ReadAllText(file).Trim();
    }

    private static string Source(HostedPackage package)
    {
        string note = Path.Combine(package.Folder ?? "", ".nupkg.metadata");
        if (package.Folder is null || !File.Exists(note))
        {
            return PackageSourceKind.Of(null);
        }

        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(note));
        return PackageSourceKind.Of(document.RootElement.TryGetProperty("source", out JsonElement source) ? source.GetString() : null);
    }

    private static IEnumerable<string> Dependencies(HostedPackage package)
    {
        string? nuspec = package.Folder is { } folder && Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.nuspec").FirstOrDefault() : null;
        return nuspec is null
            ? []
            : Metadata(nuspec)?.Descendants().Where(element => element.Name.LocalName == "dependency")
                .Select(element => element.Attribute("id")?.Value).OfType<string>() ?? [];
    }

    private static XElement? Metadata(string nuspec)
    {
        if (new FileInfo(nuspec).Length > LargestNuspec)
        {
            return null;
        }

        using XmlReader reader = XmlReader.Create(nuspec, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(reader).Root?.Elements().FirstOrDefault(element => element.Name.LocalName == "metadata");
    }

    private static string? Value(XElement? metadata, string name) =>
        metadata?.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim();
}
