using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>Reads how a repository does things: the nearest file of each kind above the library, up to the repository's root.</summary>
internal static class RepositoryStyleReader
{
    private const long LargestFile = 4L << 20;

    /// <summary>Reads the style around a folder.</summary>
    /// <param name="folder">The library's folder, absolute; it need not exist.</param>
    public static RepositoryStyle Around(string folder)
    {
        List<string> folders = [.. Ancestors(folder).Where(Directory.Exists)];
        XElement? packages = Nearest(folders, "Directory.Packages.props") is { } props ? Xml(props) : null;
        XElement? build = Nearest(folders, "Directory.Build.props") is { } settings ? Xml(settings) : null;
        bool isCentral = new[] { packages, build }.Any(file => IsTrue(file, "ManagePackageVersionsCentrally"));
        bool hasXunit3 = packages is not null && Items(packages, "PackageVersion").Any(item => Id(item).StartsWith("xunit.v3", StringComparison.OrdinalIgnoreCase));
        bool isPlatform = Nearest(folders, "global.json") is { } global && RunsOnPlatform(global);
        return new RepositoryStyle
        {
            Runner = isPlatform ? TestRunner.TestingPlatform : TestRunner.VsTest,
            HasXunit3 = hasXunit3 || isPlatform || IsTrue(build, "TestingPlatformDotnetTestSupport") || IsTrue(build, "UseMicrosoftTestingPlatformRunner"),
            HasBlockNamespaces = EditorConfig.Says(folders, "csharp_style_namespace_declarations") is { } declared && declared.StartsWith("block_scoped", StringComparison.OrdinalIgnoreCase),
            Versions = isCentral && packages is not null
                ? Items(packages, "PackageVersion").Where(item => Id(item).Length > 0)
                    .GroupBy(Id, StringComparer.OrdinalIgnoreCase)
                    .ToDictionary(same => same.Key, same => (string?)same.Last().Attribute("Version") ?? "", StringComparer.OrdinalIgnoreCase)
                : null,
            Solution = folders.Select(SolutionIn).FirstOrDefault(solution => solution is not null),
        };
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        string? root = WorkspaceLocator.Find(Path.GetDirectoryName(folder)!) is var workspace ? workspace.GitRoot ?? workspace.Root : null;
        for (string? at = Path.GetDirectoryName(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            yield return at;
            if (at == root)
            {
                yield break;
            }
        }
    }

    private static string? Nearest(List<string> folders, string name) =>
        folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>One solution is the repository's; of several none is known to be meant.</summary>
    private static string? SolutionIn(string folder) =>
        Directory.EnumerateFiles(folder, "*.sln*").Where(path => Path.GetExtension(path) is ".sln" or ".slnx").ToList() is [var only] ? only : null;

    private static XElement Xml(string path)
    {
        try
        {
            Require(path);
            using XmlReader reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader).Root!;
        }
        catch (XmlException fault)
        {
            throw Unreadable(path, fault);
        }
    }

    private static bool RunsOnPlatform(string path)
    {
        try
        {
            Require(path);
            using JsonDocument json = JsonDocument.Parse(
                File.ReadAllText(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 16 });
            return json.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("test", out JsonElement test) && test.ValueKind == JsonValueKind.Object
                && test.TryGetProperty("runner", out JsonElement runner)
                && runner.ValueKind == JsonValueKind.String && runner.GetString() == "Microsoft.Testing.Platform";
        }
        catch (JsonException fault)
        {
            throw Unreadable(path, fault);
        }
    }

    private static void Require(string path)
    {
        if (!RegularFile.Is(path) || new FileInfo(path).Length > LargestFile)
        {
            throw Unreadable(path, null);
        }
    }

    private static ExportException Unreadable(string path, Exception? fault) => new(
        "MLOPS1814", $"{path}, which the exported project would follow, cannot be read{(fault is null ? "" : $": {fault.Message}")}", "Mend the file, then export again.", fault);

    private static bool IsTrue(XElement? file, string property) => file is not null
        && file.Descendants().Any(element => element.Name.LocalName == property && string.Equals(element.Value.Trim(), "true", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<XElement> Items(XElement file, string name) => file.Descendants().Where(element => element.Name.LocalName == name);

    private static string Id(XElement item) => ((string?)item.Attribute("Include") ?? (string?)item.Attribute("Update") ?? "").Trim();
}
