namespace MlopsNotebookKernel.Tables.Databases;

/// <summary>Writes names and texts into SQL so that no content of theirs is read as SQL.</summary>
internal static class Sql
{
    /// <summary>A quoted name.</summary>
    internal static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A quoted text.</summary>
    internal static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A quoted path that stands for just this file: DuckDB takes <c>*</c>, <c>?</c> and <c>[</c> as patterns.</summary>
    internal static string Path(string path) => Text(path
        .Replace("[", "[[]", StringComparison.Ordinal)
        .Replace("*", "[*]", StringComparison.Ordinal)
        .Replace("?", "[?]", StringComparison.Ordinal));
}
