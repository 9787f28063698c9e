using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Storage.Digests;

namespace MlopsNotebookKernel.Commands.Assets;

/// <summary>Tells what a path holds.</summary>
public static class AssetKind
{
    private static readonly HashSet<string> TableExtensions = new(
        [".csv", ".tsv", ".parquet", ".json", ".jsonl", ".ndjson"], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Folders are folders; files named <c>.csv</c>, <c>.tsv</c>, <c>.parquet</c>, <c>.json</c>, <c>.jsonl</c> or
    /// <c>.ndjson</c> are tables; files that begin as zip archives do are archives; all others are files.
    /// </summary>
    /// <param name="path">Absolute path of a file or folder that exists.</param>
    /// <returns>One of <see cref="SnapshotKind"/>.</returns>
    public static string Of(string path) =>
        Directory.Exists(path) ? SnapshotKind.Folder
        : TableExtensions.Contains(Path.GetExtension(path)) ? SnapshotKind.Table
        : ArchiveDigest.IsArchive(path) ? SnapshotKind.Archive
        : SnapshotKind.File;
}
