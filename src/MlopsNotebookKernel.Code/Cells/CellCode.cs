using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MlopsNotebookKernel.Code.Cells;

/// <summary>
/// A cell's text taken apart: its magic lines, and its C# with those lines blanked so that every position in the tree
/// is a position in the cell. A line that starts with <c>#!</c> inside a string literal is content, not magic.
/// </summary>
internal sealed class CellCode
{
    /// <summary>C# as a notebook writes it: top-level statements, a last expression without semicolon, <c>#r</c>.</summary>
    internal static readonly CSharpParseOptions ScriptOptions = new(
        LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    private static readonly CSharpParseOptions LibraryOptions = ScriptOptions.WithKind(SourceCodeKind.Regular);

    private CellCode(string text, CSharpSyntaxTree tree, IReadOnlyList<MagicLine> magics)
    {
        Text = text;
        Tree = tree;
        Magics = magics;
    }

    /// <summary>The cell's text with line ends as LF.</summary>
    public string Text { get; }

    /// <summary>The C# of the cell, magic lines blanked.</summary>
    public CSharpSyntaxTree Tree { get; }

    /// <summary>The magic lines in order.</summary>
    public IReadOnlyList<MagicLine> Magics { get; }

    /// <summary>The root of <see cref="Tree"/>.</summary>
    public CompilationUnitSyntax Root => Tree.GetCompilationUnitRoot();

    /// <summary>Whether the text is C# (a script, or a file with namespaces) without errors of syntax.</summary>
    public bool Parses => !HasErrors(Tree);

    /// <summary>Takes a cell's text apart.</summary>
    /// <param name="source">The text; any line ends.</param>
    public static CellCode Parse(string source)
    {
        string text = source.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        CSharpSyntaxTree first = ParseTree(text, ScriptOptions);
        List<MagicLine> magics = [];
        StringBuilder blanked = new(text);
        foreach (SyntaxTrivia trivia in first.GetRoot().DescendantTrivia(descendIntoTrivia: false))
        {
            if (!trivia.IsKind(SyntaxKind.ShebangDirectiveTrivia) && !trivia.IsKind(SyntaxKind.BadDirectiveTrivia))
            {
                continue;
            }

            int start = trivia.SpanStart;
            int end = text.IndexOf('\n', start) is var found and >= 0 ? found : text.Length;
            string line = text[start..end].TrimEnd();
            if (!line.StartsWith("#!", StringComparison.Ordinal))
            {
                continue;
            }

            magics.Add(new MagicLine(line, start));
            for (int position = start; position < end; position++)
            {
                blanked[position] = ' ';
            }
        }

        CSharpSyntaxTree tree = magics.Count == 0 ? first : ParseTree(blanked.ToString(), ScriptOptions);
        if (HasErrors(tree) && ParseTree(blanked.ToString(), LibraryOptions) is var library && !HasErrors(library))
        {
            tree = library;
        }

        return new CellCode(text, tree, magics);
    }

    private static CSharpSyntaxTree ParseTree(string text, CSharpParseOptions options) =>
        (CSharpSyntaxTree)CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), options);

    private static bool HasErrors(CSharpSyntaxTree tree) =>
        tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
