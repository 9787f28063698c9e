using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Code.Cells;

namespace MlopsNotebookKernel.Code.Parameters;

/// <summary>Reads which parameters a cell declares, with their types by their declarations or their defaults.</summary>
public static class ParameterCell
{
    /// <summary>The parameters: variables declared with a default at the top of the cell, in order.</summary>
    /// <param name="source">The cell's text; magic lines are left out. Text that does not parse declares what can be read of it.</param>
    public static IReadOnlyList<NotebookParameter> Read(string source)
    {
        List<NotebookParameter> parameters = [];
        foreach (MemberDeclarationSyntax member in CellCode.Parse(source).Root.Members)
        {
            VariableDeclarationSyntax? declaration = member switch
            {
                FieldDeclarationSyntax field => field.Declaration,
                GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax local } => local.Declaration,
                _ => null,
            };
            foreach (VariableDeclaratorSyntax variable in declaration?.Variables ?? default)
            {
                if (variable.Initializer?.Value is { } value)
                {
                    parameters.Add(new NotebookParameter(
                        variable.Identifier.ValueText,
                        declaration!.Type.IsVar ? TypeOf(value) : declaration.Type.ToString(),
                        value.ToString()));
                }
            }
        }

        return parameters;
    }

    /// <summary>The type of a literal, also of one with a sign; null for any other expression.</summary>
    private static string? TypeOf(ExpressionSyntax value) => value switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression or (int)SyntaxKind.UnaryPlusExpression } signed => TypeOf(signed.Operand),
        InterpolatedStringExpressionSyntax => "string",
        ObjectCreationExpressionSyntax made => made.Type.ToString(),
        LiteralExpressionSyntax literal => literal.Token.Value switch
        {
            int => "int",
            uint => "uint",
            long => "long",
            ulong => "ulong",
            float => "float",
            double => "double",
            decimal => "decimal",
            bool => "bool",
            char => "char",
            string => "string",
            _ => null,
        },
        _ => null,
    };
}
