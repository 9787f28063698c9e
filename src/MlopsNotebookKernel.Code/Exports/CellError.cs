using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>An error of the compiler in a cell.</summary>
/// <param name="Id">Its id, such as <c>CS0103</c>.</param>
/// <param name="Message">What it says.</param>
/// <param name="Span">Where it is in the cell.</param>
/// <param name="Text">The code there.</param>
/// <param name="IsShown">Whether it is in a statement that stays behind, so that it keeps nothing from the library.</param>
internal sealed record CellError(string Id, string Message, TextSpan Span, string Text, bool IsShown)
{
    /// <summary>Keeps what matters of a diagnostic.</summary>
    /// <param name="error">The diagnostic.</param>
    /// <param name="semantics">What the cell's names mean.</param>
    public static CellError Of(Diagnostic error, SemanticModel semantics)
    {
        SyntaxTree tree = error.Location.SourceTree!;
        TextSpan span = error.Location.SourceSpan;
        StatementSyntax? statement = ((CompilationUnitSyntax)tree.GetRoot()).Members
            .OfType<GlobalStatementSyntax>()
            .FirstOrDefault(member => member.Span.IntersectsWith(span))?.Statement;
        return new CellError(
            error.Id,
            error.GetMessage(CultureInfo.InvariantCulture),
            span,
            tree.GetText().ToString(span),
            statement is not null && ShownCode.StaysBehind(statement, semantics));
    }
}
