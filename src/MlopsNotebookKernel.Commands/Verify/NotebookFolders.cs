namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>Walks the folders in which users keep notebooks.</summary>
internal static class NotebookFolders
{
    private static readonly string[] Extensions = [".ipynb", ".dib"];

    /// <summary>What a package of .NET Interactive runs when it is loaded: a script of an extension, and no research.</summary>
    private const string ExtensionLoader = "extension.dib";

    private static readonly HashSet<string> Passed = new(["bin", "obj", "node_modules", ".ipynb_checkpoints"], StringComparer.Ordinal);

    /// <summary>
    /// A folder and those below it, in ordinal order. Hidden folders hold no notebooks of users; others that are passed
    /// over hold copies, or what a build made; links may lead anywhere, also back.
    /// </summary>
    /// <param name="folder">Absolute path of a folder that exists.</param>
    /// <param name="unreadable">Takes why a folder cannot be read, which is left out then; null throws it.</param>
    public static IEnumerable<string> Within(string folder, Action<Exception>? unreadable = null)
    {
        string[] inner;
        try
        {
            inner = Directory.GetDirectories(folder);
        }
        catch (Exception fault) when (unreadable is not null && fault is (IOException or UnauthorizedAccessException))
        {
            unreadable(fault);
            return [];
        }

        return inner
            .Where(path => Path.GetFileName(path) is var name && !name.StartsWith('.') && !Passed.Contains(name) && new DirectoryInfo(path).LinkTarget is null)
            .Order(StringComparer.Ordinal)
            .SelectMany(path => Within(path, unreadable))
            .Prepend(folder);
    }

    /// <summary>The notebooks in a folder itself, in ordinal order.</summary>
    /// <param name="folder">Absolute path of a folder that exists.</param>
    public static IEnumerable<string> Notebooks(string folder) => Directory.EnumerateFiles(folder)
        .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) && Path.GetFileName(file) != ExtensionLoader)
        .Order(StringComparer.Ordinal);
}
