using System.Globalization;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using MlopsNotebookKernel.Domain.Packages;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Closure;

/// <summary>
/// Reads an unpacked package as NuGet leaves it: <c>id.nuspec</c> and <c>.nupkg.metadata</c> in the package's folder.
/// </summary>
internal static class PackageFolder
{
    private const long LargestNuspec = 4 * 1024 * 1024;
    private const long LargestNote = 64 * 1024;

    /// <summary>The packages of a host as stamps write them, sorted by id; dependencies only within the graph.</summary>
    /// <param name="packages">The packages.</param>
    /// <param name="requested">What the notebook asked for: version or range by id, null for a request without one.</param>
    /// <exception cref="HostException">A package's own description is damaged (MLOPS1512).</exception>
    public static IReadOnlyList<ResolvedPackage> Read(IReadOnlyList<HostedPackage> packages, IReadOnlyDictionary<string, string?> requested)
    {
        HashSet<string> ids = new(packages.Select(package => package.Id), StringComparer.OrdinalIgnoreCase);
        return
        [
            .. packages.Select(package => Read(package, requested, ids)).OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static ResolvedPackage Read(HostedPackage package, IReadOnlyDictionary<string, string?> requested, HashSet<string> ids)
    {
        (string hash, string? source) = Note(package);
        return new ResolvedPackage(
            package.Id,
            package.Version,
            requested.TryGetValue(package.Id, out string? version) ? version ?? "*" : null,
            hash,
            PackageSourceKind.Of(source),
            [.. Dependencies(package).Where(ids.Contains).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)]);
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

    /// <summary>What NuGet noted when it unpacked the package: the digest of its content (signature apart), and its source.</summary>
    private static (string Hash, string? Source) Note(HostedPackage package)
    {
        string note = Path.Combine(package.Folder ?? "", ".nupkg.metadata");
        if (package.Folder is null || !File.Exists(note))
        {
            return ("", null);
        }

        Limit(note, LargestNote);
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(note));
            return (Text(document.RootElement, "contentHash") ?? "", Text(document.RootElement, "source"));
        }
        catch (JsonException fault)
        {
            throw Damaged(note, fault.Message, fault);
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

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
        Limit(nuspec, LargestNuspec);
        try
        {
            using XmlReader reader = XmlReader.Create(nuspec, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader).Root?.Elements().FirstOrDefault(element => element.Name.LocalName == "metadata");
        }
        catch (XmlException fault)
        {
            throw Damaged(nuspec, fault.Message, fault);
        }
    }

    private static void Limit(string file, long limit)
    {
        if (new FileInfo(file).Length > limit)
        {
            throw Damaged(file, string.Create(CultureInfo.InvariantCulture, $"it is larger than {limit:N0} bytes."), null);
        }
    }

    private static HostException Damaged(string file, string why, Exception? cause) => new(
        "MLOPS1512", $"A package is damaged: {Path.GetFileName(file)} cannot be read: {why}",
        $"Delete {Path.GetDirectoryName(file)}, restart the notebook, and the host unpacks the package again.", cause);

    private static string? Value(XElement? metadata, string name) =>
        metadata?.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim();
}
