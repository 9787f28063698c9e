using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlopsNotebookKernel.Code.Cells;
using MlopsNotebookKernel.Domain.Packages;

namespace MlopsNotebookKernel.Code.Packages;

/// <summary>Finds the packages that cells ask for.</summary>
public static class CodePackages
{
    private const string Prefix = "nuget:";

    /// <summary>
    /// The packages named by <c>#r "nuget: …"</c> in a cell, in order; such a line inside a string is content, and this
    /// toolkit's own package (<see cref="OwnPackage"/>) is left out.
    /// </summary>
    /// <param name="source">The cell's text.</param>
    public static IReadOnlyList<PackageRequest> RequestedBy(string source) =>
        [.. References(source)
            .Where(reference => reference.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .Select(reference => reference[Prefix.Length..].Split(',', 2, StringSplitOptions.TrimEntries))
            .Where(parts => parts[0].Length > 0 && !OwnPackage.Is(parts[0]))
            .Select(parts => new PackageRequest(parts[0], parts.Length == 2 && parts[1].Length > 0 ? parts[1] : null))];

    /// <summary>Whether a line asks for a package, this toolkit's own among them.</summary>
    /// <param name="line">One line.</param>
    public static bool IsRequest(string line) => References(line).Any(reference => reference.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>The files named by <c>#r "path"</c> in a cell, as written, in order.</summary>
    /// <param name="source">The cell's text.</param>
    public static IReadOnlyList<string> FilesReferencedBy(string source) =>
        [.. References(source).Where(reference => !reference.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))];

    /// <summary>A cell that names other files in its <c>#r "path"</c>, line by line as it was.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="other">The file in the place of one, as it is written; null leaves it.</param>
    public static string WithFiles(string source, Func<string, string?> other)
    {
        CellCode cell = CellCode.Parse(source);
        string text = cell.Text;
        foreach (ReferenceDirectiveTriviaSyntax directive in Directives(cell).OrderByDescending(directive => directive.SpanStart))
        {
            if (other(directive.File.ValueText.Trim()) is { } file)
            {
                text = $"{text[..directive.File.SpanStart]}\"{file}\"{text[directive.File.Span.End..]}";
            }
        }

        return text;
    }

    private static IEnumerable<string> References(string source) => Directives(CellCode.Parse(source)).Select(directive => directive.File.ValueText.Trim());

    private static IEnumerable<ReferenceDirectiveTriviaSyntax> Directives(CellCode cell) =>
        from trivia in cell.Root.DescendantTrivia()
        where trivia.IsKind(SyntaxKind.ReferenceDirectiveTrivia)
        select (ReferenceDirectiveTriviaSyntax)trivia.GetStructure()!;
}
