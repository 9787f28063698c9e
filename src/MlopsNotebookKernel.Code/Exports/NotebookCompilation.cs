using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using MlopsNotebookKernel.Code.Cells;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>
/// Compiles a notebook's cells as a chain of submissions, each seeing those above it, to learn what every name means.
/// Nothing is emitted and nothing runs. A cell that does not compile stays in the chain: only what marked cells use of
/// it matters. A cell that is no C# at all takes part as an empty one.
/// </summary>
internal sealed class NotebookCompilation
{
    private readonly ExportRequest _request;
    private readonly List<MetadataReference> _references;
    private CSharpCompilation? _previous;
    private int _named;

    private NotebookCompilation(ExportRequest request, IReadOnlyList<MetadataReference> references)
    {
        _request = request;
        _references = [.. references, DisplayFunctions.Reference(references)];
    }

    /// <summary>Compiles a notebook.</summary>
    /// <param name="request">The notebook's cells and what they compile against.</param>
    /// <param name="references">The framework's assemblies and the notebook's.</param>
    public static IReadOnlyList<NotebookCellModel> Of(ExportRequest request, IReadOnlyList<MetadataReference> references)
    {
        NotebookCompilation compilation = new(request, references);
        compilation.RequireImports();
        return [.. request.Cells.Select(compilation.Add)];
    }

    private NotebookCellModel Add(ExportCell cell, int order)
    {
        CellCode code = CellCode.Parse(cell.Source);
        CSharpSyntaxTree tree = WithoutReferences(code);
        bool parses = !tree.GetDiagnostics().Any(found => found.Severity == DiagnosticSeverity.Error);
        bool isLibrary = parses && tree.Options.Kind == SourceCodeKind.Regular;
        if (!isLibrary && MustBeLibrary(tree))
        {
            tree = Parse(tree.GetText(), ((CSharpParseOptions)tree.Options).WithKind(SourceCodeKind.Regular));
            isLibrary = true;
        }

        Lazy<IReadOnlyList<CellError>> errors;
        Lazy<bool> isDeclared = new(() => false);
        CSharpCompilation compilation;
        if (isLibrary)
        {
            compilation = Library(cell, tree);
            _references.Add(compilation.ToMetadataReference());
            errors = Errors(compilation, tree);
        }
        else
        {
            compilation = Submission(cell, tree);
            errors = Errors(compilation, tree);
            isDeclared = parses ? IsDeclared(compilation, tree) : isDeclared;
            if (!parses)
            {
                tree = Parse(Blank(tree.GetText(), [tree.GetRoot().FullSpan]), CellCode.ScriptOptions);
                compilation = Submission(cell, tree);
            }

            _previous = compilation;
            _named = _references.Count;
        }

        return new NotebookCellModel(
            order, cell, code, ExportMark.Of(code) ?? cell.Mark, tree.GetCompilationUnitRoot(), compilation.GetSemanticModel(tree), isLibrary, errors, isDeclared);
    }

    /// <summary>
    /// The next submission. The chain is set afterwards, because the compiler's own way checks all of it again each time.
    /// It names only references that the chain does not have, for the compiler takes over the others as they are bound.
    /// </summary>
    private CSharpCompilation Submission(ExportCell cell, CSharpSyntaxTree tree)
    {
        CSharpCompilation compilation = CSharpCompilation.CreateScriptCompilation(
            Name(cell), tree, _references.Skip(_named), Options(_request.Imports.Select(WithoutStatic)), null, typeof(object));
        return compilation.WithScriptCompilationInfo(compilation.ScriptCompilationInfo!.WithPreviousScriptCompilation(_previous));
    }

    private CSharpCompilation Library(ExportCell cell, CSharpSyntaxTree tree) => CSharpCompilation.Create(
        Name(cell), [tree, GlobalUsings()], _references, Options([]));

    /// <summary>Checks what every cell imports, once.</summary>
    /// <exception cref="ExportException">An import is not there (MLOPS1810).</exception>
    private void RequireImports()
    {
        CSharpSyntaxTree empty = Parse(SourceText.From(""), CellCode.ScriptOptions);
        if (Submission(new ExportCell(0, null, ""), empty).GetDiagnostics().FirstOrDefault(found => found.Severity == DiagnosticSeverity.Error) is { } fault)
        {
            throw new ExportException(
                "MLOPS1810",
                $"What the notebook compiles against does not fit together: {fault.GetMessage(CultureInfo.InvariantCulture)} ({fault.Id}).",
                "Run the notebook from its start in a new session, then export.");
        }
    }

    private static string Name(ExportCell cell) => FormattableString.Invariant($"Cell{cell.Number}");

    private static CSharpCompilationOptions Options(IEnumerable<string> usings) => new(
        OutputKind.DynamicallyLinkedLibrary,
        usings: usings,
        allowUnsafe: true,
        nullableContextOptions: NullableContextOptions.Enable,
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);

    private static Lazy<IReadOnlyList<CellError>> Errors(CSharpCompilation compilation, CSharpSyntaxTree tree) => new(() =>
    {
        SemanticModel semantics = compilation.GetSemanticModel(tree);
        return [.. semantics.GetDiagnostics()
            .Where(found => found.Severity == DiagnosticSeverity.Error)
            .Select(error => CellError.Of(error, semantics))];
    });

    /// <summary>What is wrong with the signatures, not with the bodies.</summary>
    private static Lazy<bool> IsDeclared(CSharpCompilation compilation, CSharpSyntaxTree tree) => new(() =>
        !compilation.GetSemanticModel(tree).GetDeclarationDiagnostics().Any(found => found.Severity == DiagnosticSeverity.Error));

    /// <summary>Extension members must stand in a class that nothing encloses, and a script encloses all.</summary>
    private static bool MustBeLibrary(CSharpSyntaxTree tree) =>
        tree.GetCompilationUnitRoot().Members is { Count: > 0 } members
        && members.All(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
        && members.OfType<ClassDeclarationSyntax>().Any(type => type.Modifiers.Any(SyntaxKind.StaticKeyword) && type.Members.Any(member =>
            member is ExtensionBlockDeclarationSyntax
            || member is MethodDeclarationSyntax { ParameterList.Parameters: [var first, ..] } && first.Modifiers.Any(SyntaxKind.ThisKeyword)));

    /// <summary>Packages and files are references already; the lines that name them, or where to find them, are blanked.</summary>
    private static CSharpSyntaxTree WithoutReferences(CellCode code)
    {
        List<TextSpan> lines = [.. code.Root.DescendantTrivia()
            .Where(trivia => trivia.IsKind(SyntaxKind.ReferenceDirectiveTrivia) || trivia.IsKind(SyntaxKind.LoadDirectiveTrivia)
                || (trivia.IsKind(SyntaxKind.BadDirectiveTrivia) && trivia.ToString().StartsWith("#i ", StringComparison.Ordinal)))
            .Select(trivia => trivia.Span)];
        return lines.Count == 0 ? code.Tree : Parse(Blank(code.Tree.GetText(), lines), code.Tree.Options);
    }

    /// <summary>Blanks spans but keeps their line ends, so that every position stays what it was.</summary>
    private static SourceText Blank(SourceText text, IEnumerable<TextSpan> spans)
    {
        StringBuilder blanked = new(text.ToString());
        foreach (TextSpan span in spans)
        {
            for (int position = span.Start; position < span.End; position++)
            {
                blanked[position] = blanked[position] == '\n' ? '\n' : ' ';
            }
        }

        return SourceText.From(blanked.ToString(), Encoding.UTF8);
    }

    private static CSharpSyntaxTree Parse(SourceText text, ParseOptions options) =>
        (CSharpSyntaxTree)CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)options);

    private CSharpSyntaxTree GlobalUsings() => Parse(
        SourceText.From(string.Concat(_request.Imports.Select(import => $"global using {import};\n"))),
        CellCode.ScriptOptions.WithKind(SourceCodeKind.Regular));

    /// <summary>The compiler's own list of usings takes static types by their bare name.</summary>
    private static string WithoutStatic(string import) =>
        import.StartsWith("static ", StringComparison.Ordinal) ? import["static ".Length..] : import;
}
