namespace MlopsNotebookKernel.Storage.Digests;

/// <summary>The form of digests in files: SHA-256 as 64 lower-case hexadecimal digits.</summary>
public static class ContentDigest
{
    /// <summary>Whether a text has the form of a digest.</summary>
    /// <param name="text">The text.</param>
    public static bool IsValid(string? text) => text is { Length: 64 } && IsHexadecimal(text);

    /// <summary>Whether a text has only lower-case hexadecimal digits.</summary>
    /// <param name="text">The text.</param>
    public static bool IsHexadecimal(string text) => text.All(char.IsAsciiHexDigitLower);
}
