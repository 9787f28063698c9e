using System.Reflection;

namespace MlopsNotebookKernel.Commands.Completion.Shells;

/// <summary>What a shell sources so that it asks this tool for completions: files beside this one.</summary>
public static class ShellScripts
{
    private static readonly Dictionary<Shell, string> Files = new()
    {
        [Shell.Bash] = "mlops.bash",
        [Shell.Zsh] = "mlops.zsh",
        [Shell.Fish] = "mlops.fish",
        [Shell.PowerShell] = "mlops.ps1",
    };

    /// <summary>The names that users give shells, in the order they are listed.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Files.Keys.Select(NameOf)];

    /// <summary>A shell by its name; null for another name.</summary>
    /// <param name="name">The name.</param>
    public static Shell? Find(string name) => Files.Keys.Cast<Shell?>().FirstOrDefault(shell => NameOf(shell!.Value) == name);

    /// <summary>The script.</summary>
    /// <param name="shell">The shell.</param>
    public static string Of(Shell shell)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Files[shell])!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string NameOf(Shell shell) => shell.ToString().ToLowerInvariant();
}
