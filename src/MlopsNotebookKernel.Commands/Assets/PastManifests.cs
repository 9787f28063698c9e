using System.Security.Cryptography;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Assets;

/// <summary>Says how a manifest that is gone comes back.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="versions">What paths held in history; null without Git.</param>
internal sealed class PastManifests(Workspace workspace, IFileVersions? versions)
{
    private const long LargestManifest = 256L << 20;
    private const int CommitDigits = 12;

    /// <summary>The line that brings it back; null where no commit of this clone has it.</summary>
    /// <param name="name">The snapshot's name.</param>
    /// <param name="id">Its full id.</param>
    /// <param name="cancellation">Cancels.</param>
    public string? Checkout(string name, string id, CancellationToken cancellation)
    {
        if (workspace.GitRoot is not { } root || versions is null || !SnapshotName.IsValid(name) || id.Length != 64 || !id.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        string path = Path.GetRelativePath(root, workspace.FactPath("snapshots", name, $"{id}.json")).Replace('\\', '/');
        return versions.Contents(root, path, LargestManifest, cancellation).FirstOrDefault() is { } content
            && versions.FirstWith(root, path, content.LongLength, Convert.ToHexStringLower(SHA256.HashData(content)), cancellation) is { } commit
            ? PasteLine.ForTerminal($"git checkout {commit[..CommitDigits]} -- {path}")
            : null;
    }
}
