using System.Security.Cryptography;
using System.Text;

namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>
/// The lines of a text by their digests: enough to merge with a text that is no longer there, for a merge takes every
/// line from one of the two texts that are. A line is what stands between line ends, so a text that ends with a line
/// end has an empty last line, and no text loses anything.
/// </summary>
public static class LineDigests
{
    /// <summary>48 bits a line: eight letters of base64, without padding.</summary>
    private const int Bytes = 6;

    private const int Letters = 8;

    /// <summary>The digests of a text's lines, as text.</summary>
    /// <param name="text">The text, line ends as LF.</param>
    public static string Of(string text) => string.Concat(text.Split('\n').Select(line => Convert.ToBase64String(Digest(line))));

    /// <summary>The digests of lines, for comparing.</summary>
    /// <param name="lines">The lines.</param>
    public static string[] Of(IReadOnlyList<string> lines) => [.. lines.Select(line => Convert.ToBase64String(Digest(line)))];

    /// <summary>Takes a text of digests apart.</summary>
    /// <param name="digests">What <see cref="Of(string)"/> gave.</param>
    /// <returns>Null when it is no such text.</returns>
    public static string[]? Parse(string digests) => digests.Length % Letters != 0
        ? null
        : [.. Enumerable.Range(0, digests.Length / Letters).Select(line => digests.Substring(line * Letters, Letters))];

    private static byte[] Digest(string line) => SHA256.HashData(Encoding.UTF8.GetBytes(line))[..Bytes];
}
