namespace MlopsNotebookKernel.Domain.Decisions;

/// <summary>A file that a decision stands on, as it was then.</summary>
/// <param name="Path">Relative to the workspace's root, forward slashes.</param>
/// <param name="Sha256">The digest of its bytes (SHA-256, hexadecimal); of a notebook, of its code.</param>
public sealed record DecidedFile(string Path, string Sha256)
{
    /// <summary>The most files that a decision names.</summary>
    public const int Most = 100;

    private const int Digits = 64;

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    /// <param name="text">The text; may be anybody's.</param>
    public static DecidedFile? Parse(string text)
    {
        int at = text.LastIndexOf('@');
        return at > 0 && text.Length == at + 1 + Digits && text[(at + 1)..].All(char.IsAsciiHexDigitLower)
            ? new DecidedFile(text[..at], text[(at + 1)..])
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Path}@{Sha256}";
}
