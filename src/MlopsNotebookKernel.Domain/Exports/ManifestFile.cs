namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>A written file in <c>export.json</c>.</summary>
/// <param name="Path">Where it lies in the library's folder, forward slashes.</param>
/// <param name="Sha256">SHA-256 (hexadecimal) of its text, line ends as LF.</param>
/// <param name="Lines">The digests of its lines (<see cref="LineDigests"/>), by which a hand edit is merged; null in records of earlier versions.</param>
public sealed record ManifestFile(string Path, string Sha256, string? Lines = null)
{
    /// <summary>Records a file as it is generated.</summary>
    /// <param name="file">The file.</param>
    public static ManifestFile Of(ExportedFile file) => new(file.Path, FileChanges.Digest(file.Text), LineDigests.Of(file.Text));
}
