using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Code.Vendoring;

/// <summary>
/// Makes code of a project fit for a script, which knows no namespaces: types are named without theirs, and directives,
/// whose other half may stay behind, go.
/// </summary>
/// <param name="source">The projects.</param>
/// <param name="semantics">What the names of the file mean.</param>
internal sealed class ScriptRewriter(ProjectSource source, SemanticModel semantics) : CSharpSyntaxRewriter(visitIntoStructuredTrivia: false)
{
    public override SyntaxNode? VisitQualifiedName(QualifiedNameSyntax node) =>
        IsNamespace(node.Left) ? Visit(node.Right)!.WithTriviaFrom(node) : base.VisitQualifiedName(node);

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) =>
        IsNamespace(node.Expression) ? Visit(node.Name)!.WithTriviaFrom(node) : base.VisitMemberAccessExpression(node);

    public override SyntaxNode? VisitAliasQualifiedName(AliasQualifiedNameSyntax node) =>
        node.Alias.Identifier.IsKind(SyntaxKind.GlobalKeyword) && semantics.GetSymbolInfo(node).Symbol is INamedTypeSymbol type && source.DeclarationsOf(type).Count > 0
            ? Visit(node.Name)!.WithTriviaFrom(node)
            : base.VisitAliasQualifiedName(node);

    public override SyntaxTrivia VisitTrivia(SyntaxTrivia trivia) =>
        trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia) ? default : base.VisitTrivia(trivia);

    /// <summary>Whether an expression names a namespace, and what follows it is the projects'.</summary>
    private bool IsNamespace(ExpressionSyntax left) =>
        semantics.GetSymbolInfo(left).Symbol is INamespaceSymbol
        && semantics.GetSymbolInfo(left.Parent!).Symbol is { } meant
        && (meant is IMethodSymbol { ContainingType: { } made } && left.Parent!.Parent is ObjectCreationExpressionSyntax or AttributeSyntax ? made : meant) is INamedTypeSymbol type
        && source.DeclarationsOf(type).Count > 0;
}
