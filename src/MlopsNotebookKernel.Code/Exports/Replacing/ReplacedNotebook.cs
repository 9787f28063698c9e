using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Exports.Replacing;

/// <summary>Compiles a notebook that calls its library, before it is written: what compiled must still compile.</summary>
public static class ReplacedNotebook
{
    private const string Remedy = "Give the cells below what they need from a marked cell, or take the mark away from the cell that had it.";

    /// <summary>What no longer compiles; nothing runs.</summary>
    /// <param name="request">The notebook as it is exported, with its cells' own texts.</param>
    /// <param name="replaced">Its cells as they are to be written, the one that refers to the library among them.</param>
    /// <param name="library">The library's files of code as they will lie in its folder.</param>
    /// <returns>Errors of the compiler in cells that had none; empty when there are none.</returns>
    public static IReadOnlyList<ExportRefusal> Faults(ExportRequest request, IReadOnlyList<ExportCell> replaced, IReadOnlyList<ExportedFile> library)
    {
        IReadOnlyList<MetadataReference> references = FrameworkReferences.With(
            request.ReferencePaths.Where(path => Path.GetFileNameWithoutExtension(path) != DisplayFunctions.AssemblyName));
        List<NotebookCellModel> broken = [.. Models(request with { Cells = replaced }, [.. references, Library(request, library, references)])];
        if (broken.Count == 0)
        {
            return [];
        }

        // What did not compile before is none of ours; another number of errors in such a cell says nothing.
        HashSet<string?> known = [.. Models(request, references).Select(Key)];
        return [.. broken.Where(cell => !known.Contains(Key(cell))).SelectMany(cell => cell.Errors.Value.Take(1).Select(error => new ExportRefusal(
            cell.Cell.Number, cell.LineOf(error.Span.Start), $"Beside calls of the library it does not compile: {error.Message} ({error.Id}).", Remedy)))];
    }

    private static NotebookCellModel[] Models(ExportRequest request, IReadOnlyList<MetadataReference> references) =>
        NotebookCompilation.Of(request, references).AsParallel().AsOrdered().Where(cell => cell.Errors.Value.Count > 0).ToArray();

    /// <summary>The numbers of cells move when one is put in, their places do not.</summary>
    private static string Key(NotebookCellModel cell) => cell.Cell.Id ?? FormattableString.Invariant($"{cell.Cell.Place}");

    /// <summary>Only its declarations matter, so what else is wrong with it (a package that was added by hand) matters not.</summary>
    private static MetadataReference Library(ExportRequest request, IReadOnlyList<ExportedFile> files, IReadOnlyList<MetadataReference> references) => CSharpCompilation.Create(
        request.LibraryName,
        files.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Text, Encoding.UTF8), new CSharpParseOptions(LanguageVersion.Latest), file.Path)),
        references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable)).ToMetadataReference();
}
