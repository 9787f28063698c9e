using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>Whether a submission has a value to show: a last expression without semicolon, or a <c>return</c>.</summary>
internal static class ResultShape
{
    /// <summary>Whether the submission has a value; one of type <c>void</c> is none.</summary>
    /// <param name="compilation">The submission.</param>
    /// <param name="root">Its only tree.</param>
    public static bool HasValue(CSharpCompilation compilation, CompilationUnitSyntax root)
    {
        if (root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax last }
            && last.SemicolonToken.IsMissing)
        {
            SemanticModel model = compilation.GetSemanticModel(root.SyntaxTree);
            return model.GetTypeInfo(last.Expression).Type is not { SpecialType: SpecialType.System_Void };
        }

        return root.Members.OfType<GlobalStatementSyntax>().Any(statement => statement
            .DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<ReturnStatementSyntax>().Any(result => result.Expression is not null));
    }
}
