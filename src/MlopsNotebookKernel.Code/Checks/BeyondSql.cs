using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Code.Checks;

/// <summary>
/// Tells by its syntax that SQL cannot say an expression, so that nobody need ask what its parts mean: <see cref="RowSql"/>
/// says all of an expression or nothing, and one part that it never says is enough.
/// </summary>
internal static class BeyondSql
{
    private static readonly HashSet<string> Calls = new(StringComparer.Ordinal)
    {
        nameof(string.IsNullOrEmpty), nameof(string.Contains), nameof(string.StartsWith), nameof(string.EndsWith), nameof(Math.Abs), "nameof",
    };

    /// <summary>Whether SQL cannot say it for certain; false where it may.</summary>
    /// <param name="body">The expression.</param>
    /// <param name="columns">The row's columns.</param>
    public static bool Is(ExpressionSyntax body, IReadOnlyList<RowColumn> columns) => body.DescendantNodesAndSelf().Any(node => node switch
    {
        InvocationExpressionSyntax call => NameOf(call.Expression) is not { } name || !Calls.Contains(name),
        ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax or ElementAccessExpressionSyntax
            or AnonymousFunctionExpressionSyntax or ConditionalAccessExpressionSyntax or SwitchExpressionSyntax or QueryExpressionSyntax => true,
        BinaryExpressionSyntax binary => IsBeyond(binary, columns),
        _ => false,
    });

    /// <summary>Arithmetic of whole numbers (which overflow in C#), of what is no number, and remainders.</summary>
    private static bool IsBeyond(BinaryExpressionSyntax binary, IReadOnlyList<RowColumn> columns)
    {
        SyntaxKind kind = binary.Kind();
        if (kind is not (SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression))
        {
            return false;
        }

        ColumnType? left = TypeOf(binary.Left, columns);
        ColumnType? right = TypeOf(binary.Right, columns);
        bool isWhole = (left == ColumnType.Integer && (right == ColumnType.Integer || IsWhole(binary.Right))) || (right == ColumnType.Integer && IsWhole(binary.Left));
        return isWhole || IsNoNumber(left) || IsNoNumber(right) || (kind == SyntaxKind.ModuloExpression && (left ?? right) is not null);
    }

    private static bool IsNoNumber(ColumnType? type) => type is ColumnType.Text or ColumnType.Boolean or ColumnType.Timestamp;

    private static bool IsWhole(ExpressionSyntax expression) => Bare(expression) switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value is int or long,
        PrefixUnaryExpressionSyntax minus when minus.IsKind(SyntaxKind.UnaryMinusExpression) => IsWhole(minus.Operand),
        _ => false,
    };

    /// <summary>The type of the column that an expression is; null for any other expression.</summary>
    private static ColumnType? TypeOf(ExpressionSyntax expression, IReadOnlyList<RowColumn> columns) =>
        Bare(expression) is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: RowSource.Row }, Name: IdentifierNameSyntax name } access
        && access.IsKind(SyntaxKind.SimpleMemberAccessExpression)
            ? columns.FirstOrDefault(column => column.Property == name.Identifier.ValueText)?.Type
            : null;

    private static ExpressionSyntax Bare(ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax inner ? Bare(inner.Expression) : expression;

    private static string? NameOf(ExpressionSyntax called) => called switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };
}
