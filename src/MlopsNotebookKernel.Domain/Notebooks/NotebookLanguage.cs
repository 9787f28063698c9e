namespace MlopsNotebookKernel.Domain.Notebooks;

/// <summary>The names of languages as notebooks write them, brought to one name each.</summary>
public static class NotebookLanguage
{
    /// <summary>C#, also what a notebook that names no language is taken to be in.</summary>
    public const string CSharp = "csharp";

    /// <summary>Markdown.</summary>
    public const string Markdown = "markdown";

    /// <summary>Text that is neither run nor rendered.</summary>
    public const string Raw = "raw";

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csharp"] = CSharp,
        ["c#"] = CSharp,
        ["cs"] = CSharp,
        [".net-csharp"] = CSharp,
        ["fsharp"] = "fsharp",
        ["f#"] = "fsharp",
        ["fs"] = "fsharp",
        [".net-fsharp"] = "fsharp",
        ["pwsh"] = "pwsh",
        ["powershell"] = "pwsh",
        [".net-pwsh"] = "pwsh",
        ["javascript"] = "javascript",
        ["js"] = "javascript",
        ["html"] = "html",
        ["markdown"] = Markdown,
        ["md"] = Markdown,
        ["mermaid"] = "mermaid",
        ["sql"] = "sql",
        ["kql"] = "kql",
        ["http"] = "http",
        ["value"] = "value",
        ["raw"] = Raw,
        ["python"] = "python",
        ["python3"] = "python",
        ["r"] = "r",
    };

    /// <summary>The one name of a language: <c>C#</c>, <c>.net-csharp</c> and <c>cs</c> are <c>csharp</c>.</summary>
    /// <param name="name">A name in any casing; one that is not known comes back in lower case.</param>
    public static string Normalize(string name) =>
        Names.GetValueOrDefault(name.Trim()) ?? name.Trim().ToLowerInvariant();

    /// <summary>Whether a name, in any casing, is one of those known here.</summary>
    /// <param name="name">A name.</param>
    internal static bool IsKnown(string name) => Names.ContainsKey(name);
}
