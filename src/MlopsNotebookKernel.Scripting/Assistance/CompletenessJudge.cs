using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlopsNotebookKernel.Domain.Assistance;
using MlopsNotebookKernel.Scripting.Submissions;

namespace MlopsNotebookKernel.Scripting.Assistance;

/// <summary>Judges whether C# is finished, for consoles in which Enter runs the code or adds a line.</summary>
internal static class CompletenessJudge
{
    private const string Step = "    ";

    /// <summary>Judges code.</summary>
    /// <param name="code">The code so far.</param>
    /// <param name="cancellation">Cancels.</param>
    public static Completeness Of(string code, CancellationToken cancellation)
    {
        if (ClosesWhatIsNotOpen(code))
        {
            return new Completeness(CompletenessKind.Invalid);
        }

        SyntaxTree tree = SubmissionChain.Parse(new CodeText(code, ""));
        if (!SyntaxFactory.IsCompleteSubmission(tree))
        {
            return new Completeness(CompletenessKind.Incomplete, Indent(tree.GetRoot(cancellation)));
        }

        return tree.GetDiagnostics(cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            ? new Completeness(CompletenessKind.Invalid)
            : new Completeness(CompletenessKind.Complete);
    }

    /// <summary>Whether a bracket closes that was not opened: the compiler would wait for more lines, and none can help.</summary>
    private static bool ClosesWhatIsNotOpen(string code)
    {
        int open = 0;
        foreach (SyntaxToken token in SyntaxFactory.ParseTokens(code))
        {
            open += Opens(token);
            if (open < 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int Opens(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken => 1,
        SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => -1,
        _ => 0,
    };

    /// <summary>A step for each brace, bracket or parenthesis that is open at the end.</summary>
    private static string Indent(SyntaxNode root)
    {
        int open = root.DescendantTokens().Where(token => !token.IsMissing).Sum(Opens);
        return string.Concat(Enumerable.Repeat(Step, Math.Max(0, open)));
    }
}
