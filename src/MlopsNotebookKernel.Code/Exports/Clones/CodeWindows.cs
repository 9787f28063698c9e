using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using MlopsNotebookKernel.Code.Cells;

namespace MlopsNotebookKernel.Code.Exports.Clones;

/// <summary>
/// The stretches of code by which clones are found: consecutive statements, and single ones that say much. Short ones
/// are alike by chance.
/// </summary>
internal static class CodeWindows
{
    private const int Statements = 3;
    private const int TokensTogether = 36;
    private const int TokensAlone = 44;

    /// <summary>The windows of a cell or a file.</summary>
    /// <param name="source">The code; magic lines may be in it.</param>
    public static IReadOnlyList<CodeWindow> In(string source)
    {
        CellCode code = CellCode.Parse(source);
        SourceText text = code.Tree.GetText();
        List<CodeWindow> windows = [];
        foreach (IReadOnlyList<SyntaxNode> list in Lists(code.Root))
        {
            for (int at = 0; at < list.Count; at++)
            {
                Add([list[at]], TokensAlone);
                if (at + Statements <= list.Count)
                {
                    Add([.. list.Skip(at).Take(Statements)], TokensTogether);
                }
            }
        }

        return windows;

        void Add(IReadOnlyList<SyntaxNode> nodes, int least)
        {
            IReadOnlyList<string> tokens = StatementText.Of(nodes);
            if (tokens.Count >= least)
            {
                windows.Add(new CodeWindow(
                    Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', tokens)))),
                    text.Lines.GetLineFromPosition(nodes[0].SpanStart).LineNumber + 1,
                    text.Lines.GetLineFromPosition(nodes[^1].Span.End).LineNumber + 1,
                    FunctionOf(nodes[0])));
            }
        }
    }

    /// <summary>Every list of statements: of the cell itself, of blocks, and an expression that is a whole body.</summary>
    private static IEnumerable<IReadOnlyList<SyntaxNode>> Lists(CompilationUnitSyntax root)
    {
        yield return [.. root.Members.Where(member => member is GlobalStatementSyntax or FieldDeclarationSyntax)
            .Select(member => member is GlobalStatementSyntax global ? global.Statement : (SyntaxNode)member)];
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            if (node is BlockSyntax block)
            {
                yield return block.Statements;
            }
            else if (node is ArrowExpressionClauseSyntax arrow)
            {
                yield return [arrow.Expression];
            }
            else if (node is ReturnStatementSyntax { Expression: { } returned })
            {
                yield return [returned];
            }
        }
    }

    private static string? FunctionOf(SyntaxNode node)
    {
        MethodDeclarationSyntax? method = node.FirstAncestorOrSelf<MethodDeclarationSyntax>();
        return method is null ? null
            : method.Parent is TypeDeclarationSyntax type ? $"{type.Identifier.ValueText}.{method.Identifier.ValueText}"
            : method.Identifier.ValueText;
    }
}
