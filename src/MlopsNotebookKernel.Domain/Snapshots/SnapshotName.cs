using System.Text;

namespace MlopsNotebookKernel.Domain.Snapshots;

/// <summary>The rule for snapshots' names: they are folder names on every platform, and never look like a path.</summary>
public static class SnapshotName
{
    /// <summary>The greatest number of characters of a name.</summary>
    public const int MaximumLength = 64;

    private static readonly HashSet<string> ReservedOnWindows = new(
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"com{i}", $"lpt{i}" })],
        StringComparer.Ordinal);

    /// <summary>
    /// Whether a text is a name: 1 to 64 lower-case letters (a–z), digits and hyphens, beginning with a letter or digit,
    /// and no device name of Windows.
    /// </summary>
    /// <param name="text">The text.</param>
    public static bool IsValid(string text) =>
        text.Length is > 0 and <= MaximumLength
        && text[0] != '-'
        && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')
        && !ReservedOnWindows.Contains(text);

    /// <summary>The name nearest to a file's name: lower case, other characters become hyphens, no extension.</summary>
    /// <param name="fileName">A file's or variable's name.</param>
    /// <returns>A valid name; <c>data</c> when nothing of it is left.</returns>
    public static string From(string fileName)
    {
        StringBuilder name = new();
        foreach (char character in Path.GetFileNameWithoutExtension(fileName).ToLowerInvariant())
        {
            bool fits = char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character);
            if (fits || (name.Length > 0 && name[^1] != '-'))
            {
                name.Append(fits ? character : '-');
            }
        }

        string result = name.ToString(0, Math.Min(name.Length, MaximumLength)).Trim('-');
        return result.Length == 0 ? "data" : ReservedOnWindows.Contains(result) ? $"{result}-data" : result;
    }
}
