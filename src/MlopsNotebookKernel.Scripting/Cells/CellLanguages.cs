using System.Collections.Frozen;

namespace MlopsNotebookKernel.Scripting.Cells;

/// <summary>The languages that cells of notebooks are written in.</summary>
internal static class CellLanguages
{
    private static readonly FrozenDictionary<string, (string Name, string Server)> Foreign =
        new Dictionary<string, (string, string)>
        {
            ["fsharp"] = ("F#", "the F# kernel of .NET Interactive"),
            ["f#"] = ("F#", "the F# kernel of .NET Interactive"),
            ["fs"] = ("F#", "the F# kernel of .NET Interactive"),
            ["pwsh"] = ("PowerShell", "the PowerShell kernel of .NET Interactive"),
            ["powershell"] = ("PowerShell", "the PowerShell kernel of .NET Interactive"),
            ["python"] = ("Python", "ipykernel"),
            ["python3"] = ("Python", "ipykernel"),
            ["ipython"] = ("Python", "ipykernel"),
            ["r"] = ("R", "IRkernel"),
            ["julia"] = ("Julia", "IJulia"),
            ["javascript"] = ("JavaScript", "the JavaScript kernel of a Polyglot Notebooks front end"),
            ["js"] = ("JavaScript", "the JavaScript kernel of a Polyglot Notebooks front end"),
            ["typescript"] = ("TypeScript", "Deno's Jupyter kernel"),
            ["mermaid"] = ("Mermaid", "the Mermaid kernel of .NET Interactive"),
            ["sql"] = ("SQL", "the SQL kernel of .NET Interactive, once connected to a database"),
            ["kql"] = ("KQL", "the KQL kernel of .NET Interactive, once connected to a cluster"),
            ["http"] = ("HTTP requests", "the HTTP kernel of .NET Interactive"),
            ["value"] = ("a value", "the value kernel of .NET Interactive"),
            ["visualbasic"] = ("Visual Basic", "no kernel known here"),
            ["vb"] = ("Visual Basic", "no kernel known here"),
            ["bash"] = ("Bash", "bash_kernel"),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name means C#.</summary>
    /// <param name="name">A language or magic name without <c>#!</c>.</param>
    public static bool IsCSharp(string name) =>
        name.ToUpperInvariant() is "CSHARP" or "C#" or "CS" or ".NET-CSHARP";

    /// <summary>Whether a name means text to show, and how.</summary>
    /// <param name="name">A language or magic name without <c>#!</c>.</param>
    /// <returns>The mime type; null when it does not.</returns>
    public static string? ProseType(string name) => name.ToUpperInvariant() switch
    {
        "MARKDOWN" or "MD" => Domain.Outputs.MimeTypes.Markdown,
        "HTML" => Domain.Outputs.MimeTypes.Html,
        _ => null,
    };

    /// <summary>Whether a name is a language that other kernels run; connected SQL and KQL kernels are named <c>sql-…</c>.</summary>
    /// <param name="name">A language or magic name without <c>#!</c>.</param>
    public static bool IsForeign(string name) => Foreign.ContainsKey(Key(name));

    /// <summary>What to tell of a part in another language.</summary>
    /// <param name="language">The language as the cell names it.</param>
    public static string Notice(string language) => Foreign.TryGetValue(Key(language), out (string Name, string Server) known)
        ? $"Not run: this is {known.Name}, and this kernel runs C#. {Capital(known.Server)} would run it."
        : $"Not run: this is '{language}', and this kernel runs C#. A kernel for '{language}' would run it.";

    private static string Key(string name)
    {
        int dash = name.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && name[..dash].ToUpperInvariant() is ("SQL" or "KQL") ? name[..dash] : name;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
