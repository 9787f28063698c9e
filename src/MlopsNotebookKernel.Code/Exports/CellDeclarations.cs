using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Code.Cells;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>What a cell declares at its top, by which it can be named.</summary>
public static class CellDeclarations
{
    /// <summary>The names of its functions and types, then of its variables, each kind in order.</summary>
    /// <param name="source">The cell's text.</param>
    public static IReadOnlyList<string> In(string source)
    {
        List<string> declared = [];
        List<string> variables = [];
        foreach (MemberDeclarationSyntax member in CellCode.Parse(source).Root.Members)
        {
            switch (member)
            {
                case BaseTypeDeclarationSyntax type:
                    declared.Add(type.Identifier.ValueText);
                    break;
                case DelegateDeclarationSyntax type:
                    declared.Add(type.Identifier.ValueText);
                    break;
                case MethodDeclarationSyntax function:
                    declared.Add(function.Identifier.ValueText);
                    break;
                case PropertyDeclarationSyntax property:
                    declared.Add(property.Identifier.ValueText);
                    break;
                case FieldDeclarationSyntax field:
                    variables.AddRange(field.Declaration.Variables.Select(variable => variable.Identifier.ValueText));
                    break;
                case GlobalStatementSyntax statement:
                    variables.AddRange(statement.DescendantNodes().OfType<SingleVariableDesignationSyntax>()
                        .Where(name => name.Parent is not (SwitchExpressionArmSyntax or PatternSyntax))
                        .Select(name => name.Identifier.ValueText));
                    break;
            }
        }

        return [.. declared, .. variables];
    }
}
