using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace MlopsNotebookKernel.Code.Exports;

/// <summary>
/// Compiles the library in memory: the using directives that it does not need go, and what would not build is said
/// before anything is written.
/// </summary>
/// <param name="references">What it compiles against.</param>
internal sealed class LibraryCheck(IReadOnlyList<MetadataReference> references)
{
    private const string Name = "Library";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        allowUnsafe: true,
        nullableContextOptions: NullableContextOptions.Enable,
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);

    /// <summary>What files are added to each time: the references are bound once.</summary>
    private readonly CSharpCompilation _empty = CSharpCompilation.Create(Name, null, references, Options);

    private CSharpCompilation? _last;

    /// <summary>Settles the using directives of all files.</summary>
    /// <param name="drafts">The files.</param>
    /// <param name="errors">Why they do not compile; empty when they do.</param>
    public IReadOnlyList<LibraryDraft> Settle(IReadOnlyList<LibraryDraft> drafts, out IReadOnlyList<LibraryError> errors)
    {
        IReadOnlyList<Diagnostic> found = Compile(drafts);
        IReadOnlyList<LibraryDraft> settled = Without(drafts, found, error => error.Id is "CS0246" or "CS0234");
        if (settled.Zip(drafts).Any(pair => pair.First.Usings.Count != pair.Second.Usings.Count))
        {
            // What a using directive that means nothing hid is seen only without it.
            found = Compile(settled);
        }

        errors = [.. found.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree is not null).Select(Describe)];
        settled = Without(settled, found, remark => remark.Id is "CS8019" or "CS0105");
        HashSet<string> nullRemarks = [.. found
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Id.StartsWith("CS86", StringComparison.Ordinal))
            .Select(diagnostic => diagnostic.Location.SourceTree!.FilePath)];
        return [.. settled.Select(draft => draft with { IgnoresNullWarnings = nullRemarks.Contains(draft.Path) })];
    }

    /// <summary>Which assemblies the files that were settled last use, directly or by the types they touch.</summary>
    /// <param name="paths">The assemblies of interest.</param>
    public IReadOnlyList<string> UsedPaths(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0 || _last is null)
        {
            return [];
        }

        HashSet<string?> used = [.. _last.GetUsedAssemblyReferences().Select(reference => reference.Display)];
        return [.. paths.Where(used.Contains)];
    }

    /// <summary>The public API of files that were settled last and compile, as text; a using directive too many does not change it.</summary>
    /// <param name="isOwn">Whether a file is one of the library itself, by its path.</param>
    public string Api(Func<string, bool> isOwn)
    {
        using MemoryStream library = new();
        EmitResult emitted = _last!.RemoveSyntaxTrees(_last.SyntaxTrees.Where(tree => !isOwn(tree.FilePath)))
            .Emit(library, options: new EmitOptions(metadataOnly: true));
        if (!emitted.Success)
        {
            throw new InvalidOperationException($"What compiles is not emitted: {emitted.Diagnostics.First(found => found.Severity == DiagnosticSeverity.Error)}");
        }

        library.Position = 0;
        return PublicApi.Of(library, PublicApi.PathsOf(references));
    }

    private IReadOnlyList<Diagnostic> Compile(IReadOnlyList<LibraryDraft> drafts)
    {
        SyntaxTree[] trees = new SyntaxTree[drafts.Count];
        Parallel.For(0, trees.Length, at =>
            trees[at] = CSharpSyntaxTree.ParseText(SourceText.From(drafts[at].Text, Encoding.UTF8), ParseOptions, drafts[at].Path));
        CSharpCompilation compilation = _empty.AddSyntaxTrees(trees);
        _last = compilation;

        // File by file, for the compiler itself takes a type at a time, and the steps are one type in many files.
        ImmutableArray<Diagnostic>[] found = new ImmutableArray<Diagnostic>[trees.Length];
        Parallel.For(0, trees.Length, at => found[at] = compilation.GetSemanticModel(trees[at]).GetDiagnostics());
        return [.. found.SelectMany(of => of)];
    }

    private static IReadOnlyList<LibraryDraft> Without(
        IReadOnlyList<LibraryDraft> drafts, IReadOnlyList<Diagnostic> found, Func<Diagnostic, bool> isMeant)
    {
        ILookup<string, string> lines = found
            .Where(diagnostic => isMeant(diagnostic) && diagnostic.Location.SourceTree is not null)
            .Select(diagnostic => (
                diagnostic.Location.SourceTree!.FilePath,
                Node: diagnostic.Location.SourceTree.GetRoot().FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<UsingDirectiveSyntax>()))
            .Where(place => place.Node is not null)
            .ToLookup(place => place.FilePath, place => place.Node!.ToString());
        return [.. drafts.Select(draft => draft with { Usings = [.. draft.Usings.Except(lines[draft.Path])] })];
    }

    private static LibraryError Describe(Diagnostic error)
    {
        LinePosition place = error.Location.GetLineSpan().StartLinePosition;
        return new LibraryError(
            error.Location.SourceTree!.FilePath,
            place.Line + 1,
            error.Location.SourceTree.GetText().Lines[place.Line].ToString().Trim(),
            error.GetMessage(CultureInfo.InvariantCulture),
            error.Id);
    }
}
