using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Commands.Assets;

/// <summary>What identifies an asset's content; equal <see cref="Id"/>s of one kind mean no change that matters.</summary>
/// <param name="Kind">One of <see cref="SnapshotKind"/>.</param>
/// <param name="Id">
/// Its content id, as a snapshot's: a table's by values, an archive's by entries, a folder's by paths and contents, any
/// other file's by bytes.
/// </param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Sha256">SHA-256 (hexadecimal) of its bytes; null for a folder and for a variable.</param>
/// <param name="Table">Digests of the columns; null for what is no table.</param>
public sealed record AssetDigest(string Kind, string Id, long Bytes, string? Sha256, TableDigest? Table)
{
    /// <summary>The digest of what a snapshot keeps.</summary>
    /// <param name="manifest">The snapshot.</param>
    public static AssetDigest Of(SnapshotManifest manifest) => new(
        manifest.Kind,
        manifest.Id,
        manifest.Files.Sum(file => file.Length),
        manifest.Kind == SnapshotKind.Folder ? null : manifest.Files[0].Sha256,
        manifest.Table);
}
