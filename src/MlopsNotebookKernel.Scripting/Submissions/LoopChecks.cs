using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Hosting;

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>
/// Puts a question into every loop of a cell, whether it was interrupted. Threads could be aborted instead, but that
/// ends the process where it meets the framework in the midst of a lock, and leaves other locks taken for ever. Lines stay
/// lines; columns behind a question are put right by <see cref="InsertedText"/>.
/// </summary>
internal static class LoopChecks
{
    private const string Question = $"global::MlopsNotebookKernel.Hosting.{nameof(Interruption)}.{nameof(Interruption.Check)}();";

    /// <summary>Puts the questions in.</summary>
    /// <param name="code">A cell's code.</param>
    /// <param name="inserted">Where text was put in.</param>
    /// <returns>The code, itself where it has no loop or does not parse.</returns>
    public static CodeText Insert(CodeText code, out InsertedText inserted)
    {
        inserted = InsertedText.None;
        if (!code.Text.Contains("while", StringComparison.Ordinal) && !code.Text.Contains("for", StringComparison.Ordinal))
        {
            return code;
        }

        SyntaxNode root = SubmissionChain.Parse(code).GetRoot();
        List<(int Position, string Text)> insertions = [];
        foreach (StatementSyntax body in root.DescendantNodes().Select(Body).OfType<StatementSyntax>())
        {
            if (body is BlockSyntax block)
            {
                insertions.Add((block.OpenBraceToken.Span.End, Question));
            }
            else
            {
                insertions.Add((body.SpanStart, "{" + Question));
                insertions.Add((body.Span.End, "}"));
            }
        }

        if (insertions.Count == 0 || root.ContainsDiagnostics)
        {
            return code;
        }

        insertions = [.. insertions.OrderBy(insertion => insertion.Position)];
        StringBuilder text = new(code.Text);
        for (int i = insertions.Count - 1; i >= 0; i--)
        {
            text.Insert(insertions[i].Position, insertions[i].Text);
        }

        inserted = InsertedText.Of(code.Text, insertions);
        return code with { Text = text.ToString() };
    }

    private static StatementSyntax? Body(SyntaxNode node) => node switch
    {
        WhileStatementSyntax loop => loop.Statement,
        DoStatementSyntax loop => loop.Statement,
        ForStatementSyntax loop => loop.Statement,
        CommonForEachStatementSyntax loop => loop.Statement,
        _ => null,
    };
}
