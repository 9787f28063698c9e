using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>
/// A library's folder with a fence around it: <c>export.json</c> and symbolic links come out of a clone, and nothing
/// outside the folder is read, written or deleted for them.
/// </summary>
/// <param name="path">Absolute path; it need not exist.</param>
public sealed class ExportFolder(string path)
{
    private const long LargestFile = 64L << 20;

    /// <summary>Absolute path of the folder.</summary>
    public string Path => path;

    /// <summary>Absolute path of a file in the folder; it need not exist.</summary>
    /// <param name="file">Relative, forward slashes.</param>
    /// <exception cref="ExportException">It would lie elsewhere (MLOPS1811).</exception>
    public string PathOf(string file)
    {
        string? objection = PathFence.IsPortable(file) ? PathFence.Objection(path, file) : "is no path within the folder";
        return objection is null ? System.IO.Path.GetFullPath(file, path) : throw new ExportException(
            "MLOPS1811",
            $"The path {file} of the library {System.IO.Path.GetFileName(path)} {objection}; nothing was written.",
            $"Take {ExportManifest.FileName} back from Git and remove the link, or export into an empty folder.");
    }

    /// <summary>A file's text, line ends as LF; null when it is not there.</summary>
    /// <param name="file">Relative, forward slashes.</param>
    /// <exception cref="ExportException">It would lie elsewhere (MLOPS1811), or is no text file (MLOPS1812).</exception>
    public string? Read(string file)
    {
        string full = PathOf(file);
        return !File.Exists(full) ? null
            : RegularFile.Is(full) && new FileInfo(full).Length <= LargestFile
                ? File.ReadAllText(full).Replace("\r\n", "\n", StringComparison.Ordinal)
                : throw new ExportException("MLOPS1812", $"{file} is no source file: a pipe, a device, or larger than {LargestFile >> 20} MiB.", "Delete it and export again.");
    }
}
