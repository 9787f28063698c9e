using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Code.Exports.Clones;

/// <summary>
/// What code does, without the names of its variables, its values, and the types it gives variables: the tokens, with
/// variables numbered in the order in which they appear. Names of members, functions and types stay: they are what the
/// code does.
/// </summary>
internal static class StatementText
{
    /// <summary>The tokens of consecutive nodes.</summary>
    /// <param name="nodes">The nodes.</param>
    public static IReadOnlyList<string> Of(IEnumerable<SyntaxNode> nodes)
    {
        Dictionary<string, int> names = new(StringComparer.Ordinal);
        List<string> tokens = [];
        foreach (SyntaxToken token in nodes.SelectMany(Tokens))
        {
            tokens.Add(token.Kind() switch
            {
                SyntaxKind.IdentifierToken when IsVariable(token) => FormattableString.Invariant($"${Number(names, token.ValueText)}"),
                SyntaxKind.NumericLiteralToken => "#",
                SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken => "\"",
                SyntaxKind.InterpolatedStringTextToken => "\"",
                SyntaxKind.CharacterLiteralToken => "'",
                _ => token.Text,
            });
        }

        return tokens;
    }

    private static int Number(Dictionary<string, int> names, string name)
    {
        if (!names.TryGetValue(name, out int number))
        {
            number = names.Count;
            names.Add(name, number);
        }

        return number;
    }

    /// <summary>A variable of a script and a local of a method are the same thing, whatever type is written before it.</summary>
    private static IEnumerable<SyntaxToken> Tokens(SyntaxNode node) => node.DescendantTokens().Where(token =>
        !token.IsKind(SyntaxKind.SemicolonToken)
        && !(token.Parent is FieldDeclarationSyntax or LocalDeclarationStatementSyntax && !token.IsKind(SyntaxKind.UsingKeyword))
        && !token.Parent!.AncestorsAndSelf().Any(inner => inner.Parent is VariableDeclarationSyntax declaration && declaration.Type == inner));

    private static bool IsVariable(SyntaxToken token) => token.Parent switch
    {
        VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ParameterSyntax or ForEachStatementSyntax
            or CatchDeclarationSyntax or QueryClauseSyntax or QueryContinuationSyntax => true,
        IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax member } name => member.Expression == name && char.IsLower(name.Identifier.ValueText[0]),
        IdentifierNameSyntax { Parent: InvocationExpressionSyntax call } name => call.Expression != name,
        IdentifierNameSyntax
        {
            Parent: NameColonSyntax or NameEqualsSyntax or MemberBindingExpressionSyntax or QualifiedNameSyntax or TypeArgumentListSyntax
            or ObjectCreationExpressionSyntax or CastExpressionSyntax or ArrayTypeSyntax or NullableTypeSyntax or AttributeSyntax or DeclarationPatternSyntax
        } => false,
        IdentifierNameSyntax { Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment } name => assignment.Left != name,
        IdentifierNameSyntax => true,
        _ => false,
    };
}
