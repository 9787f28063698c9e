namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>A written file in <c>export.json</c>.</summary>
/// <param name="Path">Where it lies in the library's folder, forward slashes.</param>
/// <param name="Sha256">SHA-256 (hexadecimal) of its text, line ends as LF.</param>
public sealed record ManifestFile(string Path, string Sha256);
