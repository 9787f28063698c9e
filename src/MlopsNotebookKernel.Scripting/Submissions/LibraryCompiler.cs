using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using MlopsNotebookKernel.Scripting.Isolation;

namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>
/// Compiles cells of declarations as libraries and loads them into the notebook's world. A cell that declares a type
/// again takes the place of the one that declared it before.
/// </summary>
/// <param name="context">The notebook's world.</param>
internal sealed class LibraryCompiler(SessionLoadContext context)
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.None);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        warningLevel: 0,
        nullableContextOptions: NullableContextOptions.Annotations,
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);

    private ImmutableArray<Library> _libraries = [];
    private int _count;

    /// <summary>The libraries that later cells compile against, by assembly name.</summary>
    public IReadOnlyDictionary<string, MetadataReference> References =>
        _libraries.ToDictionary(library => library.Name, library => library.Reference, StringComparer.OrdinalIgnoreCase);

    /// <summary>Compiles a cell.</summary>
    /// <param name="code">The cell's code.</param>
    /// <param name="usings">The notebook's usings so far.</param>
    /// <param name="references">What else it may reference.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Its errors; none when it was loaded.</returns>
    public IReadOnlyList<Diagnostic> Compile(
        CodeText code, IReadOnlyList<UsingDirectiveSyntax> usings, IEnumerable<MetadataReference> references,
        CancellationToken cancellation)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(SourceText.From(code.Text, Encoding.UTF8), ParseOptions, code.Path, cancellation);
        string name = string.Create(CultureInfo.InvariantCulture, $"{context.Name} library {++_count}");
        HashSet<string> types = DeclaredTypes(tree);
        List<Library> kept = [.. _libraries.Where(library => !library.Types.Overlaps(types))];
        CSharpCompilation compilation = CSharpCompilation.Create(
            name, [tree], references.Concat(kept.Select(library => library.Reference)), Options);
        compilation = WithUsings(compilation, usings, cancellation);

        using MemoryStream pe = new();
        using MemoryStream pdb = new();
        EmitResult result = compilation.Emit(
            pe, pdb, options: SubmissionChain.EmitOptions, cancellationToken: cancellation);
        if (!result.Success)
        {
            return Diagnostics.Errors(result.Diagnostics);
        }

        ImmutableArray<byte> image = [.. pe.ToArray()];
        pe.Position = 0;
        pdb.Position = 0;
        context.LoadCompiled(pe, pdb);
        ImmutableInterlocked.InterlockedExchange(ref _libraries, [.. kept, new Library(name, MetadataReference.CreateFromImage(image), types)]);
        return [];
    }

    /// <summary>The usings that a library can have: one that names a type of an earlier script cell cannot be met.</summary>
    private static CSharpCompilation WithUsings(
        CSharpCompilation compilation, IReadOnlyList<UsingDirectiveSyntax> usings, CancellationToken cancellation)
    {
        IEnumerable<string> lines = DefaultUsings.Namespaces.Select(name => $"global using {name};")
            .Concat(DefaultUsings.Types.Select(name => $"global using static {name};"))
            .Concat(usings.Select(directive => "global " + directive.WithoutTrivia().WithGlobalKeyword(default).NormalizeWhitespace().ToFullString()))
            .Distinct(StringComparer.Ordinal);
        foreach (string line in lines)
        {
            SyntaxTree tree = CSharpSyntaxTree.ParseText(SourceText.From(line, Encoding.UTF8), ParseOptions, "usings", cancellation);
            CSharpCompilation with = compilation.AddSyntaxTrees(tree);
            if (!with.GetSemanticModel(tree).GetDiagnostics(cancellationToken: cancellation)
                .Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            {
                compilation = with;
            }
        }

        return compilation;
    }

    private static HashSet<string> DeclaredTypes(SyntaxTree tree) =>
    [
        .. tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Select(node => string.Join('.', node.AncestorsAndSelf().Reverse().Select(part => part switch
            {
                BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
                TypeDeclarationSyntax type => type.Identifier.ValueText + "`" + (type.TypeParameterList?.Parameters.Count ?? 0).ToString(CultureInfo.InvariantCulture),
                BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
                DelegateDeclarationSyntax type => type.Identifier.ValueText,
                _ => "",
            }))),
    ];

    private sealed record Library(string Name, MetadataReference Reference, HashSet<string> Types);
}
