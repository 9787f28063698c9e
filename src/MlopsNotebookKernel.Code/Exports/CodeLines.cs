using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using MlopsNotebookKernel.Code.Cells;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>Lays out lines of code without touching what strings hold.</summary>
internal static class CodeLines
{
    /// <summary>Indents code; lines inside a verbatim string stay where they are, those of a raw string move with it.</summary>
    /// <param name="code">The code; lines end with LF.</param>
    /// <param name="spaces">By how much.</param>
    public static string Indent(string code, int spaces)
    {
        HashSet<int> verbatim = LinesInside(code, isRaw: false);
        string indent = new(' ', spaces);
        return string.Join('\n', code.Split('\n').Select((line, number) =>
            line.Length == 0 || verbatim.Contains(number) ? line : indent + line));
    }

    /// <summary>Code without blank lines at its ends, without two in a row and without spaces at the end of lines.</summary>
    /// <param name="code">The code.</param>
    public static string Tidy(string code)
    {
        HashSet<int> inside = [.. LinesInside(code, isRaw: false), .. LinesInside(code, isRaw: true)];
        List<string> lines = [];
        string[] all = code.Split('\n');
        for (int number = 0; number < all.Length; number++)
        {
            // The end of a line belongs to a string when the next line still does.
            string line = inside.Contains(number + 1) ? all[number] : all[number].TrimEnd();
            if (line.Length > 0 || inside.Contains(number) || (lines.Count > 0 && lines[^1].Length > 0))
            {
                lines.Add(line);
            }
        }

        while (lines.Count > 0 && lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return string.Join('\n', lines);
    }

    /// <summary>The numbers (from 0) of lines that start inside a string.</summary>
    private static HashSet<int> LinesInside(string code, bool isRaw)
    {
        HashSet<int> inside = [];
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, CellCode.ScriptOptions);
        SourceText text = tree.GetText();
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
        {
            bool? raw = node switch
            {
                LiteralExpressionSyntax { Token: var token } when token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.Utf8StringLiteralToken) => false,
                LiteralExpressionSyntax { Token: var token } when token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) || token.IsKind(SyntaxKind.Utf8MultiLineRawStringLiteralToken) => true,
                InterpolatedStringExpressionSyntax { StringStartToken: var start } => start.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken),
                _ => null,
            };
            if (raw != isRaw)
            {
                continue;
            }

            LinePositionSpan lines = text.Lines.GetLinePositionSpan(node.Span);
            for (int line = lines.Start.Line + 1; line <= lines.End.Line; line++)
            {
                inside.Add(line);
            }
        }

        return inside;
    }
}
