using MlopsNotebookKernel.Storage.Digests;
using MlopsNotebookKernel.Storage.Objects;

namespace MlopsNotebookKernel.Storage.Upkeep;

/// <summary>Lists what lies in a store.</summary>
/// <param name="folders">The store's folders.</param>
internal sealed class ObjectInventory(ObjectFolders folders)
{
    private static readonly EnumerationOptions Plain = new() { RecurseSubdirectories = true, MaxRecursionDepth = 1, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>The files of chunks, by digest; files of other names are nobody's, and left alone.</summary>
    public IEnumerable<FileInfo> Chunks() => new DirectoryInfo(folders.Chunks) is { Exists: true } folder
        ? folder.EnumerateFiles("*", Plain)
            .Where(file => ContentDigest.IsValid(file.Name) && file.Directory!.Name == file.Name[..2])
            .OrderBy(file => file.Name, StringComparer.Ordinal)
        : [];
}
