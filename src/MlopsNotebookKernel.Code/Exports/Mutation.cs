using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Tells where code changes what a name stands for, without giving the name another value.</summary>
internal static class Mutation
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "Append", "AppendLine", "Clear", "Dequeue", "Enqueue", "ExceptWith", "Insert", "IntersectWith", "Pop", "Push", "Remove", "RemoveAll", "RemoveAt", "RemoveRange",
        "Reverse", "Sort", "SymmetricExceptWith", "TryAdd", "UnionWith",
    };

    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal) { "Clear", "Fill", "Reverse", "Shuffle", "Sort" };

    /// <summary>Whether a place changes what its name stands for: an element, a member, or by a method that is known to.</summary>
    /// <param name="node">The name.</param>
    public static bool IsAt(SyntaxNode node) => node.Parent switch
    {
        ElementAccessExpressionSyntax access when access.Expression == node => IsAssigned(access),
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == node =>
            Methods.Contains(access.Name.Identifier.ValueText) && IsStatement(call),
        MemberAccessExpressionSyntax access when access.Expression == node => IsAssigned(access),
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } } } =>
            Functions.Contains(called.Name.Identifier.ValueText),
        _ => false,
    };

    private static bool IsAssigned(ExpressionSyntax place) => place.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == place,
        PrefixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression),
        PostfixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.PostIncrementExpression) || unary.IsKind(SyntaxKind.PostDecrementExpression),
        ElementAccessExpressionSyntax or MemberAccessExpressionSyntax => IsAssigned((ExpressionSyntax)place.Parent),
        _ => false,
    };

    /// <summary>LINQ has methods of some of the names, whose result somebody takes.</summary>
    private static bool IsStatement(SyntaxNode call) => call.Parent is not MemberAccessExpressionSyntax and not EqualsValueClauseSyntax and not ArgumentSyntax;
}
