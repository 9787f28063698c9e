using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Domain.Snapshots;

/// <summary>
/// A kept train population (or any other asset): what it is, and where its bytes are. Committed as
/// <c>.mlops/snapshots/&lt;name&gt;/&lt;id&gt;.json</c> with <c>"schema": "mlops.snapshot/1"</c>.
/// </summary>
/// <param name="Name">Its name: lower-case letters, digits and hyphens.</param>
/// <param name="Id">
/// Its content id, 64 hexadecimal digits: the table's content digest, or for other files the digest of their bytes
/// (archives: of their entries' contents; folders: of their paths and contents).
/// </param>
/// <param name="Kind">What was kept: <c>table</c>, <c>file</c>, <c>archive</c> or <c>folder</c>.</param>
/// <param name="Created">When, UTC; of the first time this content was kept.</param>
/// <param name="Origin">The file it was taken from relative to the root, or <c>@variable</c>.</param>
/// <param name="Files">The bytes: one for a table or file, one a file for a folder.</param>
/// <param name="Table">Digests of the columns; null for what is no table.</param>
/// <param name="Profile">The frozen profile; null for what is no table.</param>
/// <param name="Note">Why it was kept, in the user's words; null when not said.</param>
public sealed record SnapshotManifest(
    string Name,
    string Id,
    string Kind,
    DateTimeOffset Created,
    string Origin,
    IReadOnlyList<SnapshotFile> Files,
    TableDigest? Table,
    TableProfile? Profile,
    string? Note)
{
    /// <summary>The first 12 digits of the id, as shown to people; any unambiguous prefix is accepted.</summary>
    public string ShortId => Id[..12];

    /// <summary>
    /// Absolute path that the snapshot was taken from; null for a variable, and for a path that by its text or through
    /// a symbolic link leaves the working tree, or lies in Git's or the toolkit's own folder: manifests are untrusted.
    /// </summary>
    /// <param name="workspace">The workspace that the manifest belongs to.</param>
    public string? OriginPath(Workspace workspace)
    {
        if (Origin.Length == 0 || Origin.StartsWith('@') || Origin.Any(char.IsControl))
        {
            return null;
        }

        string path = Path.GetFullPath(Origin, workspace.Root);
        return PathFence.Objection(workspace.Fence, path) is null && !workspace.IsInternal(path) ? path : null;
    }
}
