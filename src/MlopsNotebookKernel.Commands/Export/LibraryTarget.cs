using MlopsNotebookKernel.Code.Exports;
using MlopsNotebookKernel.Domain.Exports;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Export;

/// <summary>The folder that a library goes to, and what the last export wrote there.</summary>
internal sealed class LibraryTarget
{
    /// <summary>Looks at a folder.</summary>
    /// <param name="folder">Absolute; it need not exist.</param>
    /// <param name="written">As the user wrote it.</param>
    /// <exception cref="ExportException">
    /// A link puts it elsewhere (MLOPS1811), it gives no name (MLOPS1809), or its record cannot be read (MLOPS1805).
    /// </exception>
    public LibraryTarget(string folder, string written)
    {
        Folder = folder;
        Written = written;
        RefuseLink();
        Recorded = ExportManifest.Read(folder);
        string[] names = [.. Path.GetFileName(folder).Split('.').Select(Identifiers.Pascal)];
        Name = names.All(Identifiers.IsIdentifier) ? string.Join('.', names) : throw new ExportException(
            "MLOPS1809", $"The folder {written} gives the library no name.", "Name the folder as the library is to be called: --to FlightDelay.");
    }

    /// <summary>Absolute path of the folder.</summary>
    public string Folder { get; }

    /// <summary>The folder as the user wrote it.</summary>
    public string Written { get; }

    /// <summary>The library's name and namespace.</summary>
    public string Name { get; }

    /// <summary>The last export; null for the first.</summary>
    public ExportManifest? Recorded { get; }

    /// <summary>A path relative to the folder, forward slashes.</summary>
    /// <param name="path">Absolute.</param>
    public string Relative(string path) => Path.GetRelativePath(Folder, path).Replace('\\', '/');

    /// <summary>Whether a file lies in the folder.</summary>
    /// <param name="path">Absolute.</param>
    public bool Holds(string path) => Relative(path) is var relative && !Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith("../", StringComparison.Ordinal);

    /// <summary>A notebook inside the library's folder would be a file of the library.</summary>
    /// <param name="notebook">Its file, absolute.</param>
    /// <exception cref="ExportException">It lies there (MLOPS1809).</exception>
    public void RefuseNotebookInside(string notebook)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(notebook)) == Folder)
        {
            throw new ExportException("MLOPS1809", $"The notebook lies in {Written} itself.", "Export into a folder of the library's own: --to FlightDelay.");
        }
    }

    /// <summary>A folder that the user names may lie anywhere; one in the workspace that a link puts elsewhere was not meant.</summary>
    private void RefuseLink()
    {
        Workspace workspace = WorkspaceLocator.Find(Path.GetDirectoryName(Folder)!);
        string root = workspace.GitRoot ?? workspace.Root;
        if (PathFence.Contains(root, Folder) && PathFence.Objection(root, Folder) is { } objection)
        {
            throw new ExportException("MLOPS1811", $"The path {Written} {objection}; nothing was written.", "Name the folder that is meant, without the link.");
        }
    }
}
