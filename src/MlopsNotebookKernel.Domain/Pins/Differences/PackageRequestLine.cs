namespace MlopsNotebookKernel.Domain.Pins.Differences;

/// <summary>A package as a cell asks for it.</summary>
/// <param name="Id">Its id, as written.</param>
/// <param name="Version">The version or range, as written; null when it floats.</param>
/// <param name="Cell">The number of the cell.</param>
public sealed record PackageRequestLine(string Id, string? Version, int Cell);
