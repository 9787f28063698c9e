using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Storage.Contents;

/// <summary>Finds files of a workspace by their content.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="objects">Digests files, unchanged ones without reading them.</param>
internal sealed class WorkspaceFiles(Workspace workspace, IObjectStore objects)
{
    private static readonly EnumerationOptions All = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 32,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>The path itself when the file there has these bytes; else null.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="file">The wanted content.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<string?> IfSameAsync(string path, SnapshotFile file, CancellationToken cancellation)
    {
        FileInfo info = new(path);
        return info.Exists && info.Length == file.Length && RegularFile.Is(path)
            && await objects.DigestFileAsync(path, null, cancellation).ConfigureAwait(false) == file.Sha256
            ? path
            : null;
    }

    /// <summary>Any file of the working tree with these bytes; null when there is none. Only files of the same length are read.</summary>
    /// <param name="file">The wanted content.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<string?> FindAsync(SnapshotFile file, CancellationToken cancellation)
    {
        DirectoryInfo root = new(workspace.GitRoot ?? workspace.Root);
        IEnumerable<FileInfo> candidates = root.EnumerateFiles("*", All)
            .Where(candidate => candidate.Length == file.Length && !IsInternal(root.FullName, candidate.FullName));
        foreach (FileInfo candidate in candidates)
        {
            cancellation.ThrowIfCancellationRequested();
            if (await IfSameAsync(candidate.FullName, file, cancellation).ConfigureAwait(false) is { } path)
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>Git's own files and ours hold no data of the user.</summary>
    private static bool IsInternal(string root, string path) =>
        Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar)
            .Any(part => part is ".git" or Workspace.FactsFolderName);
}
