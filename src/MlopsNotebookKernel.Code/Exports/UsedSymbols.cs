using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>What a piece of code uses of the notebook: its types, functions and variables.</summary>
internal static class UsedSymbols
{
    /// <summary>The symbols, with the node that uses each; types said only by inference are among them.</summary>
    /// <param name="root">The code.</param>
    /// <param name="semantics">What its names mean.</param>
    public static UsedCode In(SyntaxNode root, SemanticModel semantics)
    {
        List<(ISymbol Symbol, SyntaxNode Node)> symbols = [];
        bool isUnderstood = true;
        foreach (SyntaxNode node in root.DescendantNodesAndSelf())
        {
            if (node is not (ExpressionSyntax or AttributeSyntax or ConstructorInitializerSyntax or QueryClauseSyntax or SelectOrGroupClauseSyntax))
            {
                continue;
            }

            SymbolInfo info = semantics.GetSymbolInfo(node);
            isUnderstood &= info.Symbol is not null || !MustMeanSomething(node);
            if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is { } symbol)
            {
                symbols.Add((symbol is IMethodSymbol { ReducedFrom: { } original } ? original : symbol, node));
            }

            if (node is ExpressionSyntax && semantics.GetTypeInfo(node) is { Type: { } type } found)
            {
                isUnderstood &= type.TypeKind != TypeKind.Error;
                symbols.AddRange(Named(type).Concat(Named(found.ConvertedType)).Select(named => ((ISymbol)named, node)));
            }
        }

        return new UsedCode(symbols, isUnderstood);
    }

    private static bool MustMeanSomething(SyntaxNode node) => node is SimpleNameSyntax name
        && name is not IdentifierNameSyntax { IsVar: true } and not IdentifierNameSyntax { Identifier.ValueText: "nameof" }
        && name.Parent is not NameEqualsSyntax;

    private static IEnumerable<INamedTypeSymbol> Named(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => Named(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Named).Prepend(named.OriginalDefinition),
        _ => [],
    };
}
