using System.Text.RegularExpressions;

namespace MlopsNotebookKernel.Jupyter.Locating;

/// <summary>Names that front ends give a session, as the notebook they mean.</summary>
internal static partial class NotebookFileName
{
    /// <summary>The file that a session's name means; null where there is no such notebook.</summary>
    /// <param name="name">A path, absolute or relative.</param>
    /// <param name="folder">Where relative ones start; absolute.</param>
    /// <remarks>
    /// Visual Studio Code marks its sessions (<c>a-jvsc-0f….ipynb</c>); JupyterLab first gives a session a random name,
    /// of which there is no file.
    /// </remarks>
    public static string? Find(string name, string folder) =>
        new[] { name, Unmarked(name) }
            .Where(IsNotebook)
            .Select(candidate => Path.GetFullPath(candidate, folder))
            .FirstOrDefault(File.Exists);

    private static bool IsNotebook(string path) => Path.GetExtension(path).ToUpperInvariant() is ".IPYNB" or ".DIB";

    private static string Unmarked(string name)
    {
        string bare = Mark().Replace(name, "");
        return IsNotebook(bare) ? bare : bare + ".ipynb";
    }

    [GeneratedRegex(@"-jvsc-[0-9a-fA-F-]{8,64}(\.ipynb)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
