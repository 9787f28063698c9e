using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>What a piece of code uses of the notebook: its types, functions and variables.</summary>
internal static class UsedSymbols
{
    /// <summary>The symbols, with the node that uses each; types said only by inference are among them.</summary>
    /// <param name="root">The code.</param>
    /// <param name="semantics">What its names mean.</param>
    public static IEnumerable<(ISymbol Symbol, SyntaxNode Node)> In(SyntaxNode root, SemanticModel semantics)
    {
        foreach (SyntaxNode node in root.DescendantNodesAndSelf())
        {
            if (node is not (ExpressionSyntax or AttributeSyntax or ConstructorInitializerSyntax or QueryClauseSyntax or SelectOrGroupClauseSyntax))
            {
                continue;
            }

            SymbolInfo info = semantics.GetSymbolInfo(node);
            if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is { } symbol)
            {
                yield return (symbol is IMethodSymbol { ReducedFrom: { } original } ? original : symbol, node);
            }

            if (node is ExpressionSyntax && semantics.GetTypeInfo(node) is { Type: { } type } found)
            {
                foreach (INamedTypeSymbol named in Named(type).Concat(Named(found.ConvertedType)))
                {
                    yield return (named, node);
                }
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> Named(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => Named(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Named).Prepend(named.OriginalDefinition),
        _ => [],
    };
}
