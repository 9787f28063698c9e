using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlopsNotebookKernel.Scripting.Submissions;

namespace MlopsNotebookKernel.Scripting.Assistance;

/// <summary>A string in code at the cursor, whose text may name a file.</summary>
/// <param name="Start">Where its text begins, after the quote.</param>
/// <param name="End">Where the text up to the cursor ends.</param>
/// <param name="Prefix">The text up to the cursor.</param>
internal sealed record PathLiteral(int Start, int End, string Prefix)
{
    /// <summary>The string at a position; null where none is, and for texts that are no start of a path.</summary>
    /// <param name="code">C#.</param>
    /// <param name="position">Where the cursor is.</param>
    public static PathLiteral? At(string code, int position)
    {
        if (position == 0 || !code.AsSpan(0, position).Contains('"'))
        {
            return null;
        }

        SyntaxToken token = SubmissionChain.Parse(new CodeText(code, "")).GetRoot().FindToken(position - 1);
        if (!token.IsKind(SyntaxKind.StringLiteralToken))
        {
            return null;
        }

        int start = token.SpanStart + (token.Text.StartsWith('@') ? 2 : 1);
        bool isClosed = token.Text.Length > 1 && token.Text.EndsWith('"') && !token.ContainsDiagnostics;
        if (position < start || (isClosed && position == token.Span.End))
        {
            return null;
        }

        string prefix = code[start..position];
        return prefix.AsSpan().IndexOfAny("\\\"\r\n:*?<>|{}") < 0 ? new PathLiteral(start, position, prefix) : null;
    }
}
