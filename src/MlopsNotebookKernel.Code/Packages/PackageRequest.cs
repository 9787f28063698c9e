namespace MlopsNotebookKernel.Code.Packages;

/// <summary>A package that a cell asks for: <c>#r "nuget: Id, Version"</c>.</summary>
/// <param name="Id">The package's id, as written.</param>
/// <param name="Version">The version or range, as written; null when the cell names none.</param>
public sealed record PackageRequest(string Id, string? Version);
