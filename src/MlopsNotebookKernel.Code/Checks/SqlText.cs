namespace MlopsNotebookKernel.Code.Checks;

/// <summary>Writes names and texts into SQL so that no content of theirs is read as SQL.</summary>
internal static class SqlText
{
    /// <summary>A quoted name.</summary>
    /// <param name="name">The name.</param>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A quoted text.</summary>
    /// <param name="text">The text.</param>
    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Whether SQL can say a text: one with a NUL, or that is no Unicode, has no place in it.</summary>
    /// <param name="text">The text.</param>
    public static bool CanSay(string text) => !text.Contains('\0') && text.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar);
}
