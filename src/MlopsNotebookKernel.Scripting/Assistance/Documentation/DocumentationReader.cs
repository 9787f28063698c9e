using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlopsNotebookKernel.Scripting.Assistance.Documentation;

/// <summary>
/// Reads documentation comments: those of cells from their text, those of assemblies from the XML files beside them.
/// </summary>
internal static partial class DocumentationReader
{
    private const int MostInherited = 4;

    /// <summary>The documentation of a symbol; that of what it overrides or implements where it inherits it.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="compilation">Where it was met.</param>
    public static SymbolDocumentation Of(ISymbol symbol, CSharpCompilation compilation)
    {
        ISymbol? current = Original(symbol);
        for (int depth = 0; current is not null && depth < MostInherited; depth++)
        {
            XElement? member = Member(current, compilation);
            if (member is not null && member.Element("inheritdoc") is null)
            {
                return Read(member);
            }

            current = Inherited(current);
        }

        return SymbolDocumentation.None;
    }

    private static ISymbol Original(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { ReducedFrom: { } extension } => extension.OriginalDefinition,
        _ => symbol.OriginalDefinition,
    };

    private static ISymbol? Inherited(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } method } => method.OriginalDefinition,
        IPropertySymbol { OverriddenProperty: { } property } => property.OriginalDefinition,
        { ContainingType: { } type } => type.AllInterfaces.SelectMany(face => face.GetMembers(symbol.Name))
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol))
            ?.OriginalDefinition,
        _ => null,
    };

    private static XElement? Member(ISymbol symbol, CSharpCompilation compilation)
    {
        string? xml = symbol.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration
            ? Comment(declaration.GetSyntax())
            : symbol.GetDocumentationCommentId() is { } id
                && compilation.GetMetadataReference(symbol.ContainingAssembly) is PortableExecutableReference { FilePath: { } path }
                ? DocumentationFiles.Find(path, id, symbol.ContainingNamespace?.ToDisplayString() ?? "")
                : null;
        try
        {
            return xml is null ? null : XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            // A comment that is no XML says nothing that can be shown.
            return null;
        }
    }

    /// <summary>The <c>///</c> lines before a declaration; cells are parsed without them.</summary>
    private static string? Comment(SyntaxNode declaration)
    {
        SyntaxNode written = declaration.AncestorsAndSelf().First(node => node.Parent is null
            || node is Microsoft.CodeAnalysis.CSharp.Syntax.MemberDeclarationSyntax);
        string[] lines =
        [
            .. written.GetLeadingTrivia().ToFullString().Split('\n').Select(line => line.Trim())
                .Where(line => line.StartsWith("///", StringComparison.Ordinal)).Select(line => line[3..]),
        ];
        return lines.Length == 0 ? null : $"<member>{string.Join('\n', lines)}</member>";
    }

    private static SymbolDocumentation Read(XElement member) => new(
        Text(member.Element("summary")),
        [.. member.Elements("param").Concat(member.Elements("typeparam")).Select(element => Named(element, "name"))],
        Text(member.Element("returns")),
        [.. member.Elements("exception").Select(element => Named(element, "cref"))],
        Text(member.Element("remarks")));

    private static (string Name, string Text) Named(XElement element, string attribute) =>
        (Short(element.Attribute(attribute)?.Value ?? ""), Text(element));

    private static string Text(XElement? element)
    {
        if (element is null)
        {
            return "";
        }

        StringBuilder text = new();
        Append(element, text);
        return Blanks().Replace(Spaces().Replace(text.ToString(), " "), "\n\n").Trim();
    }

    private static void Append(XElement element, StringBuilder text)
    {
        foreach (XNode node in element.Nodes())
        {
            switch (node)
            {
                case XText written:
                    text.Append(written.Value.ReplaceLineEndings(" "));
                    break;
                case XElement { Name.LocalName: "see" or "seealso" } reference:
                    text.Append(reference.Value.Length > 0 ? reference.Value
                        : Short((reference.Attribute("cref") ?? reference.Attribute("langword") ?? reference.Attribute("href"))?.Value ?? ""));
                    break;
                case XElement { Name.LocalName: "paramref" or "typeparamref" } reference:
                    text.Append(reference.Attribute("name")?.Value);
                    break;
                case XElement { Name.LocalName: "c" or "code" } code:
                    text.Append(code.Value);
                    break;
                case XElement { Name.LocalName: "para" or "item" or "br" } paragraph:
                    text.Append("\n\n");
                    Append(paragraph, text);
                    break;
                case XElement other:
                    Append(other, text);
                    break;
            }
        }
    }

    /// <summary>The last name of a reference such as <c>M:System.String.Concat(System.Object)</c>, with its type.</summary>
    private static string Short(string reference)
    {
        int colon = reference.IndexOf(':', StringComparison.Ordinal);
        if (colon != 1)
        {
            return reference;
        }

        string[] names = reference[2..].Split('(')[0].Split('.');
        string name = reference[0] is 'T' or 'N' ? names[^1] : string.Join('.', names[Math.Max(0, names.Length - 2)..]);
        return Arity().Replace(name, "");
    }

    [GeneratedRegex(@"``?\d+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Arity();

    [GeneratedRegex(@"[ \t]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s*\n\s*\n\s*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blanks();
}
