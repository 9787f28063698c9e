namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>All that decides what an exported library holds.</summary>
/// <param name="LibraryName">The library's name and namespace: C# identifiers with dots between them.</param>
/// <param name="Notebook">The notebook, relative to the library's folder, forward slashes.</param>
/// <param name="Stamp">The notebook's stamp, relative to the library's folder; null when it has none.</param>
/// <param name="Cells">The notebook's C# cells in order.</param>
/// <param name="Imports">Namespaces and static types that every cell uses without saying so.</param>
/// <param name="ReferencePaths">Assemblies that cells compile against beyond the framework's; absolute.</param>
/// <param name="Packages">The packages the notebook asks for itself, with their resolved versions.</param>
/// <param name="ReferencedFiles">Files that <c>#r</c> names, relative to the library's folder, forward slashes.</param>
public sealed record ExportRequest(
    string LibraryName,
    string Notebook,
    string? Stamp,
    IReadOnlyList<ExportCell> Cells,
    IReadOnlyList<string> Imports,
    IReadOnlyList<string> ReferencePaths,
    IReadOnlyList<ExportPackage> Packages,
    IReadOnlyList<string> ReferencedFiles)
{
    /// <summary>The files that its cells name and tests can read as they were: paths relative to the notebook's folder, forward slashes.</summary>
    public IReadOnlySet<string> InputPaths { get; init; } = new HashSet<string>();

    /// <summary>
    /// What the notebook has in variables that are small and plain, by their names: inputs of tests where only the notebook
    /// can make them. Null where the notebook does not run and no earlier export recorded any.
    /// </summary>
    public IReadOnlyDictionary<string, InlineValue>? InlineValues { get; init; }

    /// <summary>How the repository around the library does things.</summary>
    public RepositoryStyle Style { get; init; } = RepositoryStyle.Plain;
}
