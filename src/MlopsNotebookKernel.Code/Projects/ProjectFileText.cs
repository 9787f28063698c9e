using System.Xml;
using System.Xml.Linq;

namespace MlopsNotebookKernel.Code.Projects;

/// <summary>What a project file says.</summary>
/// <param name="Version">The version it states; null for none, or one that only a build knows.</param>
/// <param name="References">Paths of the projects it refers to, as written.</param>
/// <param name="AssemblyName">The name of what it builds; null where it is the file's own.</param>
/// <param name="Digest">SHA-256 (hexadecimal) of its elements, comments, layout and version left out.</param>
public sealed record ProjectFileText(string? Version, IReadOnlyList<string> References, string? AssemblyName, string Digest)
{
    private const string VersionName = "Version";

    /// <summary>Deeper elements are known by the names of so many around them: no project file is deeper.</summary>
    private const int Deepest = 32;

    private static readonly HashSet<string> OfVersion = new(
        [VersionName, "VersionPrefix", "VersionSuffix", "AssemblyVersion", "FileVersion", "InformationalVersion", "PackageVersion"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a project file; one that is no XML is known by its text alone.</summary>
    /// <param name="text">Its text.</param>
    public static ProjectFileText Read(string text)
    {
        XElement? root = Parse(text);
        if (root is null)
        {
            return new ProjectFileText(null, [], null, TokenText.Digest(text.ReplaceLineEndings("\n")));
        }

        return new ProjectFileText(
            VersionIn(root),
            [.. Named(root, "ProjectReference").Select(reference => (string?)reference.Attribute("Include")).OfType<string>().Where(IsPlain)],
            Value(root, "AssemblyName"),
            TokenText.Digest(string.Join('\n', Lines(root))));
    }

    private static string? VersionIn(XElement root) => Value(root, VersionName)
        ?? (Value(root, "VersionPrefix") is { } prefix ? Value(root, "VersionSuffix") is { } suffix ? $"{prefix}-{suffix}" : prefix : null);

    private static XElement? Parse(string text)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(
                new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true });
            return XDocument.Load(reader).Root;
        }
        catch (XmlException)
        {
            // A build says what is wrong with it; here its text stands for it.
            return null;
        }
    }

    private static IEnumerable<XElement> Named(XElement root, string name) =>
        root.Descendants().Where(element => element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string? Value(XElement root, string name) =>
        Named(root, name).Select(element => element.Value.Trim()).LastOrDefault(value => value.Length > 0 && IsPlain(value));

    /// <summary>What a build would put in is not known here.</summary>
    private static bool IsPlain(string text) => !text.Contains("$(", StringComparison.Ordinal) && !text.Contains("@(", StringComparison.Ordinal);

    private static IEnumerable<string> Lines(XElement root) =>
        from element in root.DescendantsAndSelf()
        where !(OfVersion.Contains(element.Name.LocalName) && element.Parent?.Name.LocalName == "PropertyGroup")
        let path = string.Join('/', element.AncestorsAndSelf().Take(Deepest).Select(around => around.Name.LocalName))
        let attributes = string.Concat(element.Attributes().OrderBy(attribute => attribute.Name.LocalName, StringComparer.Ordinal).Select(attribute => $" {attribute.Name.LocalName}={attribute.Value}"))
        select $"{path}{attributes} {string.Concat(element.Nodes().OfType<XText>().Select(node => node.Value)).Trim()}";
}
