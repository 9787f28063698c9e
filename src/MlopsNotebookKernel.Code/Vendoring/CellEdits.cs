using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using MlopsNotebookKernel.Code.Exports;

namespace MlopsNotebookKernel.Code.Vendoring;

/// <summary>
/// Changes the lines of cells that name the projects: the first reference loads the copy instead, further ones go, and so
/// do usings of namespaces that only the projects had.
/// </summary>
/// <param name="source">The projects.</param>
/// <param name="request">What is asked.</param>
internal sealed class CellEdits(ProjectSource source, VendorRequest request)
{
    private bool _isLoaded;

    /// <summary>What is refused.</summary>
    public List<VendorRefusal> Refusals { get; } = [];

    /// <summary>The changed cells, in order.</summary>
    /// <param name="cells">The notebook's cells.</param>
    public IReadOnlyList<CellEdit> Of(IReadOnlyList<NotebookCellModel> cells)
    {
        List<CellEdit> edits = [];
        foreach (NotebookCellModel cell in cells)
        {
            List<(TextSpan Span, string Text)> changes = [.. References(cell), .. Usings(cell)];
            RefuseQualified(cell);
            if (changes.Count > 0)
            {
                edits.Add(new CellEdit(cell.Cell.Number, cell.Code.Text, Apply(cell.Code.Text, changes)));
            }
        }

        return edits;
    }

    private IEnumerable<(TextSpan, string)> References(NotebookCellModel cell)
    {
        foreach (SyntaxTrivia trivia in cell.Code.Root.DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.ReferenceDirectiveTrivia)))
        {
            ReferenceDirectiveTriviaSyntax directive = (ReferenceDirectiveTriviaSyntax)trivia.GetStructure()!;
            if (!request.IsOfProject(directive.File.ValueText.Trim()))
            {
                continue;
            }

            if (_isLoaded)
            {
                yield return (WholeLine(cell.Code.Text, directive.Span), "");
            }
            else
            {
                _isLoaded = true;
                yield return (TextSpan.FromBounds(directive.HashToken.SpanStart, directive.File.Span.End), $"#load \"{request.FileName}\"");
            }
        }
    }

    private IEnumerable<(TextSpan, string)> Usings(NotebookCellModel cell)
    {
        foreach (UsingDirectiveSyntax directive in cell.Root.Usings.Where(directive => directive.NamespaceOrType is NameSyntax))
        {
            ISymbol? meant = cell.Semantics.GetSymbolInfo(directive.NamespaceOrType).Symbol;
            if (meant is INamespaceSymbol space && source.IsOwn(space))
            {
                yield return (WholeLine(cell.Code.Text, directive.Span), "");
            }
            else if (meant is INamedTypeSymbol type && source.DeclarationsOf(type).Count > 0)
            {
                yield return (directive.NamespaceOrType.Span, type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));
            }
        }
    }

    /// <summary>A script has no namespaces, so nothing can be named with one.</summary>
    private void RefuseQualified(NotebookCellModel cell)
    {
        SyntaxNode? qualified = cell.Root.DescendantNodes().FirstOrDefault(node =>
            node is QualifiedNameSyntax or MemberAccessExpressionSyntax
            && node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is null
            && cell.Semantics.GetSymbolInfo(node is QualifiedNameSyntax name ? name.Left : ((MemberAccessExpressionSyntax)node).Expression).Symbol is INamespaceSymbol space
            && source.IsOwn(space));
        if (qualified is not null)
        {
            Refusals.Add(new VendorRefusal(
                FormattableString.Invariant($"cell {cell.Cell.Number}"),
                $"it writes {qualified} with its namespace, and a file that notebooks load has none",
                "Write the name alone, with a using line above."));
        }
    }

    private static TextSpan WholeLine(string text, TextSpan span)
    {
        int start = span.Start == 0 ? 0 : text.LastIndexOf('\n', span.Start - 1) + 1;
        int end = text.IndexOf('\n', span.End) is var found and >= 0 ? found + 1 : text.Length;
        bool isAlone = text[start..span.Start].Trim().Length == 0 && text[span.End..end].Trim().Length == 0;
        return isAlone ? TextSpan.FromBounds(start, end) : span;
    }

    private static string Apply(string text, IEnumerable<(TextSpan Span, string Text)> changes)
    {
        StringBuilder changed = new(text);
        foreach ((TextSpan span, string instead) in changes.OrderByDescending(change => change.Span.Start))
        {
            changed.Remove(span.Start, span.Length).Insert(span.Start, instead);
        }

        return changed.ToString().TrimEnd('\n');
    }
}
