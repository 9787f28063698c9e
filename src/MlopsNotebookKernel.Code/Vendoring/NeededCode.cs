using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using MlopsNotebookKernel.Code.Exports;

namespace MlopsNotebookKernel.Code.Vendoring;

/// <summary>
/// Finds what code needs of the projects, and what that needs. Of static classes single members are taken; any other type
/// is taken whole, because its constructors, interfaces and properties work without being called by name.
/// </summary>
/// <param name="source">The projects.</param>
internal sealed class NeededCode(ProjectSource source)
{
    private readonly Dictionary<(SyntaxTree, TextSpan), MemberDeclarationSyntax> _taken = [];
    private readonly Queue<SyntaxNode> _open = new();
    private readonly HashSet<(SyntaxTree, TextSpan)> _shells = [];

    /// <summary>What is needed, in order of the projects' files; types whole, and members of static classes.</summary>
    public IReadOnlyList<MemberDeclarationSyntax> Taken =>
        [.. _taken.Values.OrderBy(node => source.OrderOf(node.SyntaxTree)).ThenBy(node => node.SpanStart)];

    /// <summary>Takes what code uses of the projects, and all that this needs.</summary>
    /// <param name="root">The code.</param>
    /// <param name="semantics">What its names mean.</param>
    public void Take(SyntaxNode root, SemanticModel semantics)
    {
        TakeUsed(root, semantics);
        while (_open.TryDequeue(out SyntaxNode? node))
        {
            TakeUsed(node, source.Compilation.GetSemanticModel(node.SyntaxTree));
        }
    }

    private void TakeUsed(SyntaxNode root, SemanticModel semantics)
    {
        foreach ((ISymbol symbol, _) in UsedSymbols.In(root, semantics).Symbols)
        {
            Take(symbol);
        }

        // Members that are called by a pattern of the language rather than by name.
        foreach (SyntaxNode node in root.DescendantNodesAndSelf())
        {
            ISymbol?[] silent = node switch
            {
                CommonForEachStatementSyntax each when semantics.GetForEachStatementInfo(each) is var info => [info.GetEnumeratorMethod, info.MoveNextMethod, info.CurrentProperty],
                AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment => [semantics.GetDeconstructionInfo(assignment).Method],
                AwaitExpressionSyntax await => [semantics.GetAwaitExpressionInfo(await).GetAwaiterMethod],
                InitializerExpressionSyntax initializer when initializer.IsKind(SyntaxKind.CollectionInitializerExpression) =>
                    [.. initializer.Expressions.Select(element => semantics.GetCollectionInitializerSymbolInfo(element).Symbol)],
                _ => [],
            };
            foreach (ISymbol? symbol in silent)
            {
                Take(symbol is IMethodSymbol { ReducedFrom: { } original } ? original : symbol);
            }
        }
    }

    private void Take(ISymbol? symbol)
    {
        if ((symbol as INamedTypeSymbol ?? symbol?.ContainingType)?.OriginalDefinition is not { } type || source.DeclarationsOf(type).Count == 0)
        {
            return;
        }

        List<INamedTypeSymbol> chain = [];
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            chain.Insert(0, outer);
        }

        if (chain.FirstOrDefault(outer => !IsDivisible(outer)) is { } whole)
        {
            Add(whole);
        }
        else if (symbol is not INamedTypeSymbol)
        {
            Add(symbol is IMethodSymbol { AssociatedSymbol: { } property } ? property : symbol!);
        }

        foreach (SyntaxNode shell in chain.TakeWhile(IsDivisible).SelectMany(source.DeclarationsOf))
        {
            if (_shells.Add((shell.SyntaxTree, shell.Span)))
            {
                foreach (AttributeListSyntax attributes in ((BaseTypeDeclarationSyntax)shell).AttributeLists)
                {
                    _open.Enqueue(attributes);
                }
            }
        }
    }

    /// <summary>Whether single members of a type can be taken: a static class without a constructor, which would do things unasked.</summary>
    private bool IsDivisible(INamedTypeSymbol type) => type is { TypeKind: TypeKind.Class, IsStatic: true }
        && source.DeclarationsOf(type).OfType<TypeDeclarationSyntax>().All(part =>
            !part.Members.Any(member => member is ConstructorDeclarationSyntax or ExtensionBlockDeclarationSyntax));

    private void Add(ISymbol symbol)
    {
        foreach (SyntaxNode declaration in source.DeclarationsOf(symbol))
        {
            MemberDeclarationSyntax? member = declaration.AncestorsAndSelf().OfType<MemberDeclarationSyntax>()
                .FirstOrDefault(node => node.Parent is BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or CompilationUnitSyntax);
            if (member is not null and not GlobalStatementSyntax && _taken.TryAdd((member.SyntaxTree, member.Span), member))
            {
                _open.Enqueue(member);
            }
        }
    }
}
