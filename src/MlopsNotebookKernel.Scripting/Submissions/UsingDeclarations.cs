using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>
/// Lets cells write <c>using var x = …;</c>, which the compiler refuses in scripts: a script's variables outlive it, for
/// later cells to use. The keyword is blanked, in place, and the variable's value disposed when the session ends.
/// </summary>
internal static class UsingDeclarations
{
    private static readonly CSharpParseOptions Regular = new(LanguageVersion.Latest, DocumentationMode.None);

    /// <summary>Blanks the keywords; all else keeps its place.</summary>
    /// <param name="text">A cell's code.</param>
    /// <param name="names">The variables to dispose with the session, in order.</param>
    /// <returns>The text, itself where there is nothing to blank.</returns>
    public static string Blank(string text, out IReadOnlyList<string> names)
    {
        names = [];
        if (!text.Contains("using", StringComparison.Ordinal))
        {
            return text;
        }

        List<LocalDeclarationStatementSyntax> declarations =
        [
            .. CSharpSyntaxTree.ParseText(text, Regular).GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>()
                .Select(member => member.Statement).OfType<LocalDeclarationStatementSyntax>()
                .Where(statement => statement.UsingKeyword.IsKind(SyntaxKind.UsingKeyword)),
        ];
        if (declarations.Count == 0)
        {
            return text;
        }

        char[] blanked = text.ToCharArray();
        foreach (LocalDeclarationStatementSyntax declaration in declarations)
        {
            BlankOut(blanked, declaration.UsingKeyword);
            BlankOut(blanked, declaration.AwaitKeyword);
        }

        names = [.. declarations.SelectMany(declaration => declaration.Declaration.Variables).Select(variable => variable.Identifier.ValueText)];
        return new string(blanked);
    }

    private static void BlankOut(char[] text, SyntaxToken keyword) =>
        text.AsSpan(keyword.Span.Start, keyword.Span.Length).Fill(' ');
}
