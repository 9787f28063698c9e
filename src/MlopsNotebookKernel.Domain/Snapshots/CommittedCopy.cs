using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Snapshots;

/// <summary>
/// A small table's bytes as a committed file beside its manifest, <c>.mlops/snapshots/&lt;name&gt;/&lt;id&gt;.parquet</c>:
/// Git carries them to every clone, and no remote is needed.
/// </summary>
public static class CommittedCopy
{
    /// <summary>The largest file that is kept so, in bytes: Git carries it for ever.</summary>
    public const long LargestBytes = 1_000_000;

    private const string Extension = ".parquet";
    private const int DigestDigits = 64;

    /// <summary>Absolute path of a snapshot's copy; it need not exist. Null for what is never kept so.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="manifest">The snapshot; manifests are untrusted.</param>
    /// <exception cref="WorkspaceException">A symbolic link would put it outside the working tree (MLOPS2110).</exception>
    public static string? PathOf(Workspace workspace, SnapshotManifest manifest) =>
        manifest.Files is [{ Length: > 0 and <= LargestBytes } file] && file.Path.EndsWith(Extension, StringComparison.Ordinal)
        && SnapshotName.IsValid(manifest.Name) && manifest.Id.Length == DigestDigits && manifest.Id.All(char.IsAsciiHexDigitLower)
            ? workspace.FactPath("snapshots", manifest.Name, manifest.Id + Extension)
            : null;
}
