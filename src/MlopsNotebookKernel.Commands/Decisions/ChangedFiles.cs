using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Pin.Gathering;
using MlopsNotebookKernel.Domain.Decisions;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Notebooks;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Decisions;

/// <summary>
/// Holds the files that a decision stands on against what they were then, by their digests. A file that is not there says
/// nothing: what is not committed, another clone never had.
/// </summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The workspace.</param>
internal sealed class ChangedFiles(CommandServices services, Workspace workspace)
{
    private readonly StampPaths _paths = new(workspace);
    private readonly Dictionary<string, string?> _now = new(StringComparer.Ordinal);

    /// <summary>Each file whose digest the decision or its snapshot tells and that is there, and whether it is another now.</summary>
    /// <param name="decision">The decision; its file may be anybody's.</param>
    /// <param name="snapshots">The snapshots there are.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<IReadOnlyDictionary<string, bool>> OfAsync(Decision decision, ISnapshotStore snapshots, CancellationToken cancellation)
    {
        Dictionary<string, bool> changed = new(StringComparer.Ordinal);
        if (Origin(decision.Basis, snapshots) is { } data && await NowAsync(data.File.Path, cancellation).ConfigureAwait(false) is { } content)
        {
            // Content that a later snapshot keeps is told of by that snapshot.
            changed[data.File.Path] = content != data.File.Sha256 && !data.Kept.Contains(content);
        }

        foreach (DecidedFile file in decision.Basis.Files)
        {
            if (await NowAsync(file.Path, cancellation).ConfigureAwait(false) is { } now)
            {
                changed[file.Path] = now != file.Sha256;
            }
        }

        return changed;
    }

    private (DecidedFile File, HashSet<string> Kept)? Origin(DecisionBasis basis, ISnapshotStore snapshots)
    {
        if (basis.SnapshotName is not { } name)
        {
            return null;
        }

        SnapshotManifest[] kept = [.. snapshots.Named(name).Where(manifest => manifest is { Kind: not SnapshotKind.Folder, Files.Count: 1 })];
        SnapshotManifest? recorded = Array.Find(kept, manifest => manifest.Id.StartsWith(basis.SnapshotId!, StringComparison.Ordinal));
        return recorded?.OriginPath(workspace) is { } path
            ? (new DecidedFile(workspace.Relative(path), recorded.Files[0].Sha256), [.. kept.Select(manifest => manifest.Files[0].Sha256)])
            : null;
    }

    /// <summary>A file's digest now; null where it is not there, or must not be read.</summary>
    private async Task<string?> NowAsync(string file, CancellationToken cancellation)
    {
        if (!_now.TryGetValue(file, out string? digest))
        {
            digest = _paths.Absolute(file) is { } path && File.Exists(path) && !workspace.IsInternal(path) && _paths.Objection(file) is null ? await DigestAsync(path, file, cancellation).ConfigureAwait(false) : null;
            _now[file] = digest;
        }

        return digest;
    }

    private async Task<string> DigestAsync(string path, string file, CancellationToken cancellation)
    {
        SessionFiles files = new(_paths, services.Objects(workspace), services.Fingerprint.Value, services.CodeFiles.Value);
        try
        {
            return (await files.FileAsync(path, file, SessionFiles.IsNotebook(path) ? FileUse.Import : FileUse.Data, 0, cancellation).ConfigureAwait(false)).Sha256;
        }
        catch (MlopsException unreadable) when (unreadable is SnapshotException or NotebookException)
        {
            // What can no longer be read is not what it was.
            return "";
        }
    }
}
