using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Code.Exports.Replacing;

/// <summary>
/// Puts together what stays of a cell when a library does its work: magic lines, references, using directives and what
/// is kept of its code, in their order, with the call in place of the last statement that went.
/// </summary>
/// <param name="cell">The cell.</param>
internal sealed class ReplacedCellText(NotebookCellModel cell)
{
    private readonly List<(int Position, bool IsLate, string Text)> _pieces = [];

    /// <summary>Keeps the magic lines and the lines that name packages and files.</summary>
    public void KeepDirectives()
    {
        _pieces.AddRange(cell.Code.Magics.Select(magic => (magic.Position, false, magic.Text)));
        _pieces.AddRange(Directives().Select(line => (line.SpanStart, false, line.ToString().TrimEnd())));
    }

    /// <summary>Keeps the using directives, which hold in the cells below too.</summary>
    public void KeepUsings() => _pieces.AddRange(cell.Root.Usings.Select(line => (line.SpanStart, false, line.ToString())));

    /// <summary>Keeps a piece of the cell's code with the comments around it.</summary>
    /// <param name="member">The code.</param>
    /// <param name="after">Behind which position it goes; null where it stays in its place.</param>
    public void Keep(MemberDeclarationSyntax member, int? after = null) => _pieces.Add((after ?? member.SpanStart, after is not null, TextOf(member)));

    /// <summary>Writes a line of our own.</summary>
    /// <param name="position">Where in the cell's text.</param>
    /// <param name="line">The line.</param>
    public void Write(int position, string line) => _pieces.Add((position, false, line));

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', _pieces.OrderBy(piece => piece.Position).ThenBy(piece => piece.IsLate).Select(piece => piece.Text));

    private IEnumerable<SyntaxTrivia> Directives() => cell.Code.Root.DescendantTrivia().Where(trivia =>
        trivia.IsKind(SyntaxKind.ReferenceDirectiveTrivia) || trivia.IsKind(SyntaxKind.LoadDirectiveTrivia)
        || (trivia.IsKind(SyntaxKind.BadDirectiveTrivia) && trivia.ToString().StartsWith("#i ", StringComparison.Ordinal)));

    /// <summary>With the comments directly above it and behind it; a line of its own that stands between stays where it is.</summary>
    private string TextOf(MemberDeclarationSyntax member)
    {
        int lines = cell.Code.Magics.Select(magic => magic.Position).Concat(Directives().Select(line => line.SpanStart))
            .Where(position => position < member.SpanStart).DefaultIfEmpty(-1).Max();
        int start = member.GetLeadingTrivia()
            .Where(trivia => IsComment(trivia) && trivia.SpanStart > lines)
            .Select(trivia => trivia.FullSpan.Start)
            .DefaultIfEmpty(member.SpanStart)
            .First();
        int end = member.GetTrailingTrivia().Where(IsComment).Select(trivia => trivia.FullSpan.End).DefaultIfEmpty(member.Span.End).Last();
        return cell.Code.Text[start..end].TrimEnd();
    }

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
        || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia);
}
