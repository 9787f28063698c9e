using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Storage.Citations;

/// <summary>Finds the files of <c>.mlops</c> folders, without the objects that lie there where there is no Git.</summary>
internal static class WorkingFacts
{
    private static readonly EnumerationOptions All = new() { IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None };

    /// <summary>The facts of one <c>.mlops</c> folder.</summary>
    /// <param name="facts">Absolute path of the folder; it need not exist.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="SnapshotException">A link or a folder there cannot be looked into (MLOPS1337).</exception>
    public static IEnumerable<FileInfo> Of(string facts, CancellationToken cancellation)
    {
        DirectoryInfo folder = new(facts);
        return folder.LinkTarget is not null ? throw Unseen(folder, "it is a symbolic link") : folder.Exists ? Under(folder, cancellation) : [];
    }

    /// <summary>The facts of all <c>.mlops</c> folders of a working tree, at any depth.</summary>
    /// <param name="tree">Absolute path.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="SnapshotException">A link or a folder there cannot be looked into (MLOPS1337).</exception>
    public static IEnumerable<FileInfo> OfTree(string tree, CancellationToken cancellation)
    {
        foreach (FileSystemInfo entry in Entries(new DirectoryInfo(tree)))
        {
            cancellation.ThrowIfCancellationRequested();
            IEnumerable<FileInfo> inner =
                entry.Name == Workspace.FactsFolderName ? Of(entry.FullName, cancellation)
                : entry is DirectoryInfo { LinkTarget: null } folder && folder.Name != ".git" ? OfTree(folder.FullName, cancellation)
                : [];
            foreach (FileInfo fact in inner)
            {
                yield return fact;
            }
        }
    }

    private static IEnumerable<FileInfo> Under(DirectoryInfo folder, CancellationToken cancellation)
    {
        foreach (FileSystemInfo entry in Entries(folder))
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry.LinkTarget is not null)
            {
                throw Unseen(entry, "it is a symbolic link");
            }

            if (entry is FileInfo file)
            {
                yield return file;
            }
            else if (!(entry.Name == "objects" && folder.Name == Workspace.FactsFolderName))
            {
                foreach (FileInfo inner in Under((DirectoryInfo)entry, cancellation))
                {
                    yield return inner;
                }
            }
        }
    }

    private static IEnumerable<FileSystemInfo> Entries(DirectoryInfo folder)
    {
        try
        {
            return folder.EnumerateFileSystemInfos("*", All).OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw Unseen(folder, unreadable.Message.TrimEnd('.'), unreadable);
        }
    }

    private static SnapshotException Unseen(FileSystemInfo entry, string why, Exception? inner = null) => new(
        "MLOPS1337",
        $"What {entry.FullName} cites is not known: {why}.",
        "Replace a link by a folder of the workspace's own, or get the right to read the folder; nothing was changed.",
        inner);
}
