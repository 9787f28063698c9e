using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>A file as the notebook read it when its values were recorded.</summary>
/// <param name="Path">Its path, relative to the notebook's folder, forward slashes.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 hexadecimal digits.</param>
/// <param name="Blob">The id that Git gives its bytes, 40 hexadecimal digits.</param>
public sealed partial record GoldenFile(string Path, long Length, string Sha256, string Blob)
{
    /// <summary>The most bytes of a file that stands in the tests' own source.</summary>
    public const int LongestText = 2048;

    /// <summary>Its text, where it is text and short enough to stand in the tests' source; null where it is not.</summary>
    public string? Text { get; init; }

    /// <summary>The snapshot that keeps it, as <c>restore</c> takes it; null for none.</summary>
    public string? Snapshot { get; init; }

    /// <summary>What is wrong with it, for it comes out of a clone and is written into code; null for nothing.</summary>
    public string? Objection() =>
        Path.Length == 0 || Path.Any(char.IsControl) ? "has no path"
        : !Digest().IsMatch(Sha256) ? "has no SHA-256"
        : !BlobId().IsMatch(Blob) ? "has no blob"
        : Snapshot is not null && !Reference().IsMatch(Snapshot) ? "names no snapshot"
        : Text?.Length > LongestText ? "is too long"
        : null;

    [GeneratedRegex(@"^[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Digest();

    [GeneratedRegex(@"^[0-9a-f]{40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex BlobId();

    [GeneratedRegex(@"^[a-z0-9-]{1,200}@[0-9a-f]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
