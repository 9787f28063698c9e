using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Domain.Checks;

namespace MlopsNotebookKernel.Code.Checks;

/// <summary>The columns that an expression over a row reads.</summary>
internal static class ColumnsUsed
{
    /// <summary>
    /// What syntax alone tells: wherever the word <c>row</c> stands, a column of it is read. Where it stands for anything
    /// else (a parameter of a lambda, a row handed on), null: the compiler must be asked, which binds the expression again.
    /// </summary>
    /// <param name="body">The expression.</param>
    /// <param name="columns">The row's columns.</param>
    public static IReadOnlyList<RowColumn>? BySyntax(ExpressionSyntax body, IReadOnlyList<RowColumn> columns)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (SyntaxToken token in body.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == RowSource.Row))
        {
            if (token.Parent is not IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax member } access } name
                || access.Expression != name || !access.IsKind(SyntaxKind.SimpleMemberAccessExpression)
                || !columns.Any(column => column.Property == member.Identifier.ValueText))
            {
                return null;
            }

            names.Add(member.Identifier.ValueText);
        }

        return [.. columns.Where(column => names.Contains(column.Property))];
    }

    /// <summary>As the compiler understands it: all columns where an expression does anything else with the row.</summary>
    /// <param name="body">The expression.</param>
    /// <param name="model">What its names mean.</param>
    /// <param name="columns">The row's columns.</param>
    public static IReadOnlyList<RowColumn> ByModel(ExpressionSyntax body, SemanticModel model, IReadOnlyList<RowColumn> columns)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (IdentifierNameSyntax name in body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (model.GetSymbolInfo(name).Symbol is not IParameterSymbol { Name: RowSource.Row, ContainingSymbol.Name: RowSource.Holds })
            {
                continue;
            }

            if (name.Parent is MemberAccessExpressionSyntax access && access.Expression == name && model.GetSymbolInfo(access).Symbol is IFieldSymbol field)
            {
                names.Add(field.Name);
            }
            else
            {
                return columns;
            }
        }

        return [.. columns.Where(column => names.Contains(column.Property))];
    }
}
