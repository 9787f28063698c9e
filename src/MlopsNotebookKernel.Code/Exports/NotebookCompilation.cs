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
/// Nothing is emitted and nothing runs. What does not compile is left out of the chain, so that the cells below can
/// still be read; its errors are kept with its cell.
/// </summary>
internal sealed class NotebookCompilation
{
    private readonly ExportRequest _request;
    private readonly List<MetadataReference> _references;
    private CSharpCompilation? _previous;

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
        return [.. request.Cells.Select(compilation.Add)];
    }

    private NotebookCellModel Add(ExportCell cell, int order)
    {
        CellCode code = CellCode.Parse(cell.Source);
        CSharpSyntaxTree tree = WithoutReferences(code);
        bool isLibrary = tree.Options.Kind == SourceCodeKind.Regular;
        CSharpCompilation compilation = isLibrary ? Library(cell, tree) : Submission(cell, tree);
        IReadOnlyList<Diagnostic> errors = Errors(cell, compilation);
        if (errors.Count > 0 && !isLibrary && DeclaresOnlyTypes(tree)
            && Library(cell, AsLibrary(tree)) is var library && Errors(cell, library).Count == 0)
        {
            // Extension members must stand in a class that nothing encloses, and a script encloses all.
            (tree, compilation, errors, isLibrary) = ((CSharpSyntaxTree)library.SyntaxTrees[0], library, [], true);
        }

        IReadOnlyList<CellError> kept = [];
        if (errors.Count > 0)
        {
            SemanticModel semantics = compilation.GetSemanticModel(tree);
            kept = [.. errors.Select(error => CellError.Of(error, semantics))];
            if (!isLibrary)
            {
                tree = WithoutErrors(tree, errors);
                compilation = Submission(cell, tree);
                if (Errors(cell, compilation).Count > 0)
                {
                    tree = Parse(Blank(tree.GetText(), [tree.GetRoot().FullSpan]), tree.Options);
                    compilation = Submission(cell, tree);
                }
            }
        }

        if (!isLibrary)
        {
            _previous = compilation;
        }
        else if (errors.Count == 0)
        {
            _references.Add(compilation.ToMetadataReference());
        }

        return new NotebookCellModel(
            order, cell, code, ExportMark.Of(code), tree.GetCompilationUnitRoot(), compilation.GetSemanticModel(tree), isLibrary, kept);
    }

    private CSharpCompilation Submission(ExportCell cell, CSharpSyntaxTree tree) => CSharpCompilation.CreateScriptCompilation(
        Name(cell), tree, _references, Options(_request.Imports.Select(WithoutStatic)), _previous, typeof(object));

    private CSharpCompilation Library(ExportCell cell, CSharpSyntaxTree tree) => CSharpCompilation.Create(
        Name(cell), [tree, GlobalUsings()], _references, Options([]));

    private static string Name(ExportCell cell) => FormattableString.Invariant($"Cell{cell.Number}");

    private static CSharpCompilationOptions Options(IEnumerable<string> usings) => new(
        OutputKind.DynamicallyLinkedLibrary,
        usings: usings,
        allowUnsafe: true,
        nullableContextOptions: NullableContextOptions.Enable,
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);

    /// <summary>The errors in a cell's own code.</summary>
    /// <exception cref="ExportException">What it compiles against is itself wrong (MLOPS1810).</exception>
    private static IReadOnlyList<Diagnostic> Errors(ExportCell cell, CSharpCompilation compilation)
    {
        List<Diagnostic> errors = [.. compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error)];
        return errors.FirstOrDefault(error => error.Location.SourceTree is null) is not { } fault
            ? [.. errors.Where(error => error.Location.SourceTree == compilation.SyntaxTrees[0])]
            : throw new ExportException(
                "MLOPS1810",
                $"What cell {cell.Number} compiles against does not fit together: {fault.GetMessage(CultureInfo.InvariantCulture)} ({fault.Id}).",
                "Run the notebook from its start in a new session, then export.");
    }

    private static bool DeclaresOnlyTypes(CSharpSyntaxTree tree) =>
        tree.GetCompilationUnitRoot().Members is { Count: > 0 } members && members.All(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    private static CSharpSyntaxTree AsLibrary(CSharpSyntaxTree tree) =>
        Parse(tree.GetText(), ((CSharpParseOptions)tree.Options).WithKind(SourceCodeKind.Regular));

    /// <summary>Packages and files are references already; the lines that name them are blanked.</summary>
    private static CSharpSyntaxTree WithoutReferences(CellCode code)
    {
        List<TextSpan> lines = [.. code.Root.DescendantTrivia()
            .Where(trivia => trivia.IsKind(SyntaxKind.ReferenceDirectiveTrivia) || trivia.IsKind(SyntaxKind.LoadDirectiveTrivia))
            .Select(trivia => trivia.Span)];
        return lines.Count == 0 ? code.Tree : Parse(Blank(code.Tree.GetText(), lines), code.Tree.Options);
    }

    private static CSharpSyntaxTree WithoutErrors(CSharpSyntaxTree tree, IReadOnlyList<Diagnostic> errors)
    {
        CompilationUnitSyntax root = tree.GetCompilationUnitRoot();
        IEnumerable<SyntaxNode> wrong = root.Usings.Concat<SyntaxNode>(root.Members)
            .Where(member => errors.Any(error => member.Span.IntersectsWith(error.Location.SourceSpan)));
        return Parse(Blank(tree.GetText(), wrong.Select(member => member.Span)), tree.Options);
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
