using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Tells statements that only show something in the notebook from those that do the work.</summary>
internal static class ShownCode
{
    private static readonly HashSet<string> ShowingFunctions = new(StringComparer.Ordinal)
    {
        "display", "Display", "DisplayAs", "DisplayTable", "HTML", "Html", "MIME", "CSS", "Javascript",
    };

    /// <summary>Whether a statement at the top of a cell stays behind when the cell becomes a method.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="semantics">What its names mean.</param>
    public static bool StaysBehind(StatementSyntax statement, SemanticModel semantics) => statement switch
    {
        ExpressionStatementSyntax expression => Shows(expression.Expression) || IsValueOfCell(expression, semantics),
        ForEachStatementSyntax loop => StaysBehind(loop.Statement, semantics),
        ForEachVariableStatementSyntax loop => StaysBehind(loop.Statement, semantics),
        IfStatementSyntax choice => StaysBehind(choice.Statement, semantics)
            && (choice.Else is null || StaysBehind(choice.Else.Statement, semantics)),
        BlockSyntax block => block.Statements.Count > 0 && block.Statements.All(inner => StaysBehind(inner, semantics)),
        EmptyStatementSyntax => true,
        _ => false,
    };

    /// <summary>The last expression of a cell, without semicolon: what the notebook shows as the cell's value.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="semantics">What its names mean.</param>
    public static bool IsValueOfCell(ExpressionStatementSyntax statement, SemanticModel semantics)
    {
        if (!statement.SemicolonToken.IsMissing && !statement.SemicolonToken.IsKind(SyntaxKind.None))
        {
            return false;
        }

        ExpressionSyntax expression = statement.Expression;
        bool changesState = expression is AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax
            || expression.IsKind(SyntaxKind.PreIncrementExpression)
            || expression.IsKind(SyntaxKind.PreDecrementExpression);
        return !changesState && semantics.GetTypeInfo(expression).Type is { SpecialType: not SpecialType.System_Void };
    }

    private static bool Shows(ExpressionSyntax expression) => expression switch
    {
        AwaitExpressionSyntax awaited => Shows(awaited.Expression),
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => ShowingFunctions.Contains(name.Identifier.ValueText),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } =>
            ShowingFunctions.Contains(member.Name.Identifier.ValueText)
            || (member.Expression.ToString() is "Console" or "System.Console" or "Console.Out" or "Console.Error"
                && member.Name.Identifier.ValueText is "Write" or "WriteLine"),
        _ => false,
    };
}
