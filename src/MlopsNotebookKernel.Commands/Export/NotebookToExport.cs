using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Packages;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>A notebook and what its cells compile against.</summary>
/// <param name="Path">Its file, absolute.</param>
/// <param name="Cells">Its C# cells in order.</param>
/// <param name="Imports">What every cell imports.</param>
/// <param name="ReferencePaths">The assemblies beyond the framework's.</param>
/// <param name="Packages">Its packages, the whole graph.</param>
/// <param name="ReferencedFiles">Files that <c>#r</c> names, absolute.</param>
internal sealed record NotebookToExport(
    string Path,
    IReadOnlyList<ExportCell> Cells,
    IReadOnlyList<string> Imports,
    IReadOnlyList<string> ReferencePaths,
    IReadOnlyList<ResolvedPackage> Packages,
    IReadOnlyList<string> ReferencedFiles)
{
    /// <summary>The notebook as its file has it; null where it runs, for a kernel cannot write it.</summary>
    public NotebookDocument? Document { get; init; }

    /// <summary>Why cells do not count as finished, by their number from 1: only what ran since its last edit does.</summary>
    public IReadOnlyDictionary<int, string> Unfinished { get; init; } = new Dictionary<int, string>();
}
