using MlopsNotebookKernel.Domain.Exports;

namespace MlopsNotebookKernel.Code.Vendoring;

/// <summary>All that decides what is copied beside a notebook.</summary>
/// <param name="FileName">The name of the file that the notebook is to load.</param>
/// <param name="Projects">The projects as they were, each as text.</param>
/// <param name="Cells">The notebook's C# cells in order.</param>
/// <param name="Imports">Namespaces and static types that every cell uses without saying so.</param>
/// <param name="ReferencePaths">Assemblies that cells compile against beyond the framework's, without what the projects build.</param>
/// <param name="IsOfProject">Whether a file that <c>#r</c> names, as written, stands for one of the projects.</param>
public sealed record VendorRequest(
    string FileName,
    IReadOnlyList<ProjectCode> Projects,
    IReadOnlyList<ExportCell> Cells,
    IReadOnlyList<string> Imports,
    IReadOnlyList<string> ReferencePaths,
    Func<string, bool> IsOfProject);
