using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Storage.Digests;

/// <summary>The files of a folder that count as its content: all, but for <c>.git</c> and <c>.mlops</c>.</summary>
public static class FolderFiles
{
    /// <summary>The greatest number of files that is kept.</summary>
    public const int MaximumFiles = 1_000_000;

    /// <summary>How many folders deep files are kept.</summary>
    public const int MaximumDepth = 64;

    /// <summary>Lists the files by path within the folder (forward slashes), in ordinal order. Empty folders do not count.</summary>
    /// <param name="folder">Absolute path of a folder that exists.</param>
    /// <exception cref="SnapshotException">It holds a symbolic link, no file at all, or more than the limits.</exception>
    public static IReadOnlyList<string> Of(string folder)
    {
        List<string> files = [];
        Collect(new DirectoryInfo(folder), "", 0, files);
        if (files.Count == 0)
        {
            throw new SnapshotException(
                "MLOPS1325", $"The folder {Path.GetFileName(folder)} holds no files.", "Give a folder with files in it.");
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static void Collect(DirectoryInfo folder, string prefix, int depth, List<string> files)
    {
        foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos())
        {
            string path = prefix + entry.Name;
            if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                throw new SnapshotException(
                    "MLOPS1324",
                    $"{path} in the folder is a symbolic link, which another machine could not follow.",
                    "Replace the link by what it points to.");
            }

            if (entry is DirectoryInfo subfolder)
            {
                if (entry.Name is ".git" or Workspace.FactsFolderName)
                {
                    continue;
                }

                if (depth == MaximumDepth)
                {
                    throw TooLarge();
                }

                Collect(subfolder, $"{path}/", depth + 1, files);
            }
            else
            {
                files.Add(path);
                if (files.Count > MaximumFiles)
                {
                    throw TooLarge();
                }
            }
        }
    }

    private static SnapshotException TooLarge() => new(
        "MLOPS1326",
        $"The folder holds more than {MaximumFiles} files or is more than {MaximumDepth} folders deep.",
        "Give a smaller folder.");
}
