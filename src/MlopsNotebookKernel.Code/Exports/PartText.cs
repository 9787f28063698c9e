using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Writes a declaration of the notebook as a declaration of the library: public, documented, otherwise as it was.</summary>
/// <param name="names">The library's names.</param>
internal sealed class PartText(LibraryNames names)
{
    private static readonly HashSet<SyntaxKind> Dropped =
    [
        SyntaxKind.PublicKeyword, SyntaxKind.PrivateKeyword, SyntaxKind.InternalKeyword, SyntaxKind.ProtectedKeyword,
        SyntaxKind.FileKeyword, SyntaxKind.ReadOnlyKeyword,
    ];

    /// <summary>A type.</summary>
    /// <param name="part">The type.</param>
    /// <param name="markdown">The Markdown that documents it; null for none.</param>
    public string Write(LibraryPart.OwnType part, string? markdown)
    {
        CodeEdits edits = new(part.Node.SyntaxTree.GetText());
        foreach ((ISymbol symbol, SyntaxNode node) in part.Cell.Used(part.Node).Symbols)
        {
            bool isOfPipeline = symbol is IMethodSymbol or IPropertySymbol or IFieldSymbol
                && symbol.ContainingType is { IsScriptClass: true };
            if (isOfPipeline && node is SimpleNameSyntax name)
            {
                edits.Insert(name.SpanStart, names.Pipeline + ".");
            }
        }

        Publish(part.Node, edits, isStatic: false);
        return Documented(part, edits, markdown);
    }

    /// <summary>A function.</summary>
    /// <param name="part">The function.</param>
    /// <param name="markdown">The Markdown that documents it; null for none.</param>
    public string Write(LibraryPart.Function part, string? markdown)
    {
        CodeEdits edits = new(part.Node.SyntaxTree.GetText());
        Publish(part.Node, edits, isStatic: true);
        return Documented(part, edits, markdown);
    }

    /// <summary>A constant.</summary>
    /// <param name="constant">The constant.</param>
    /// <param name="types">Writes its type.</param>
    public string Write(NotebookVariable constant, TypeWriter types)
    {
        IEnumerable<string> documentation = Documentation.Of(null, null, [], names.Origin(constant.Cell));
        return string.Join('\n', documentation.Append(
            $"public const {types.Write(constant.Symbol.Type)} {constant.Name} = {constant.Initializer};"));
    }

    /// <summary>A local function of a step.</summary>
    /// <param name="node">The function.</param>
    /// <param name="edits">Takes the changes.</param>
    public static void MakeLocal(MethodDeclarationSyntax node, CodeEdits edits)
    {
        foreach (SyntaxToken modifier in node.Modifiers.Where(modifier => Dropped.Contains(modifier.Kind()) || modifier.IsKind(SyntaxKind.StaticKeyword)))
        {
            edits.Replace(Through(modifier), "");
        }
    }

    /// <summary>A modifier with the space after it.</summary>
    /// <param name="modifier">The modifier.</param>
    public static TextSpan Through(SyntaxToken modifier) => TextSpan.FromBounds(modifier.SpanStart, modifier.FullSpan.End);

    private static void Publish(MemberDeclarationSyntax node, CodeEdits edits, bool isStatic)
    {
        SyntaxToken first = node.AttributeLists.Count > 0
            ? node.AttributeLists.Last().CloseBracketToken.GetNextToken()
            : node.GetFirstToken();
        List<SyntaxToken> drop = [.. node.Modifiers.Where(modifier =>
            Dropped.Contains(modifier.Kind()) && !(modifier.IsKind(SyntaxKind.ReadOnlyKeyword) && !isStatic)
            || (isStatic && modifier.IsKind(SyntaxKind.StaticKeyword)))];
        string access = isStatic ? "public static " : "public ";
        bool placed = false;
        foreach (SyntaxToken modifier in drop)
        {
            bool isFirst = modifier == first;
            edits.Replace(Through(modifier), isFirst ? access : "");
            placed |= isFirst;
        }

        if (!placed)
        {
            edits.Insert(first.SpanStart, access);
        }
    }

    private string Documented(LibraryPart part, CodeEdits edits, string? markdown)
    {
        List<string> comments = LeadingComments(part.Node);
        List<string> own = [.. comments.Where(line => line.StartsWith("///", StringComparison.Ordinal))];
        if (own.Count == 0 && markdown is null && comments.Count > 0)
        {
            // The author's remark above a declaration is what its documentation would say.
            own = [.. Documentation.Of(null, Documentation.Escape(string.Join(' ', comments.Select(line => line.TrimStart('/', ' ')))), [], names.Origin(part.Cell))];
            comments = [];
        }

        IEnumerable<string> documentation = own.Count == 0 ? Documentation.Of(markdown, null, [], names.Origin(part.Cell))
            : own.Any(line => line.Contains("<remarks>", StringComparison.Ordinal)) ? own
            : own.Concat(Documentation.Of(null, null, [], names.Origin(part.Cell)));
        return string.Join('\n', [.. comments.Except(own), .. documentation, CodeLines.Tidy(edits.Render(part.Node.Span))]);
    }

    /// <summary>The comment lines directly above a declaration.</summary>
    private static List<string> LeadingComments(MemberDeclarationSyntax node)
    {
        List<string> lines = [.. node.GetLeadingTrivia().ToFullString().Split('\n').Select(line => line.Trim())];
        if (lines.Count > 0 && lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        int start = lines.FindLastIndex(line => !line.StartsWith("//", StringComparison.Ordinal)) + 1;
        return lines[start..];
    }
}
