namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>A package that the library references.</summary>
/// <param name="Id">The package's id.</param>
/// <param name="Version">The version that the notebook resolved.</param>
public sealed record ExportPackage(string Id, string Version);
