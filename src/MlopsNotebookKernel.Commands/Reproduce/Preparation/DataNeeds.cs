using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Commands.Pin.Gathering;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Reproductions;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Reproduce.Preparation;

/// <summary>Brings the data: snapshots to where they were taken from or restored to, and files that code read or referred to.</summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The user's workspace; only its object store is ever added to.</param>
/// <param name="site">The worktree's workspace.</param>
/// <param name="stamp">The stamp.</param>
internal sealed class DataNeeds(CommandServices services, Workspace workspace, Workspace site, Stamp stamp)
{
    private readonly StampedBytes _bytes = new(services, workspace);
    private readonly KeptBytes _kept = new(services, workspace, site);

    /// <summary>Brings what can be had.</summary>
    /// <param name="progress">Takes progress.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>What cannot be had.</returns>
    public async Task<IReadOnlyList<Obstacle>> BringAsync(IProgress<CommandProgress>? progress, CancellationToken cancellation)
    {
        List<Obstacle> obstacles = [];
        ISnapshotStore snapshots = services.Snapshots(site);
        foreach (StampedAsset asset in stamp.Assets)
        {
            progress?.Report(new CommandProgress($"restoring {asset.Label}"));
            SnapshotManifest? manifest = snapshots.Named(asset.Name).FirstOrDefault(kept => kept.Id == asset.Id);
            obstacles.AddRange(manifest is null ? [Unknown(asset)] : await OfAssetAsync(asset, manifest, cancellation).ConfigureAwait(false));
        }

        // What was uncommitted is source, which was brought, or named, already.
        HashSet<string> changed = [.. (stamp.Git?.Changes ?? []).Select(change => change.Path)];
        foreach (StampedFile file in stamp.Files.Where(file => new StampPaths(site).InRepository(file.Path) is not { } path || !changed.Contains(path)))
        {
            if (await OfFileAsync(file, cancellation).ConfigureAwait(false) is { } obstacle)
            {
                obstacles.Add(obstacle);
            }
        }

        return obstacles;
    }

    private async Task<IReadOnlyList<Obstacle>> OfAssetAsync(StampedAsset asset, SnapshotManifest manifest, CancellationToken cancellation)
    {
        try
        {
            if (asset is { Path: { } path, Restored: false })
            {
                return await ToOriginAsync(asset, manifest, path, cancellation).ConfigureAwait(false);
            }

            // What the notebook restores by itself it finds in the object store; what it only compares with, in the manifest.
            bool isNeeded = asset is { Restored: true, IsCompared: false } || (asset.IsCompared && stamp.Cells.Any(cell => cell.Source.Contains("--exact", StringComparison.Ordinal)));
            if (isNeeded)
            {
                await KeepAsync(manifest, cancellation).ConfigureAwait(false);
            }

            return [];
        }
        catch (SnapshotException fault)
        {
            return [new Obstacle(ObstacleKind.Data, fault.Message, fault.Remedy)];
        }
    }

    private async Task<IReadOnlyList<Obstacle>> ToOriginAsync(StampedAsset asset, SnapshotManifest manifest, string path, CancellationToken cancellation)
    {
        if (new StampPaths(site).Absolute(path) is not { } origin)
        {
            return [new Obstacle(ObstacleKind.Data, $"{asset.Label} was taken from {path}, which leads out of the worktree.", "Move the data into the repository, run the notebook and pin with --update.")];
        }

        foreach (SnapshotFile file in manifest.Files)
        {
            string target = manifest.Kind == SnapshotKind.Folder ? Path.GetFullPath(file.Path, origin) : origin;
            if (PathFence.Objection(site.Fence, target) is { } objection)
            {
                return [new Obstacle(ObstacleKind.Data, $"A file of {asset.Label} {objection}.", "Remove the link in the stamped commit, or take the data from another path.")];
            }

            IObjectStore objects = services.Objects(site);
            if (RegularFile.Length(target) == file.Length && RegularFile.Is(target)
                && await objects.DigestFileAsync(target, null, cancellation).ConfigureAwait(false) == file.Sha256)
            {
                continue;
            }

            await WriteAsync(manifest, file, target, cancellation).ConfigureAwait(false);
        }

        return [];
    }

    /// <summary>Puts a snapshot's bytes, wherever they are, into the object store, which the worktree shares.</summary>
    private async Task KeepAsync(SnapshotManifest manifest, CancellationToken cancellation)
    {
        IObjectStore objects = services.Objects(workspace);
        foreach (SnapshotFile file in manifest.Files.Where(file => !objects.Contains(file)))
        {
            string temporary = Path.Combine(Path.GetTempPath(), $"mlops-{Guid.NewGuid():N}.tmp");
            try
            {
                await services.Contents(workspace).WriteAsync(manifest, file, temporary, cancellation).ConfigureAwait(false);
                FileStream content = File.OpenRead(temporary);
                await using (content.ConfigureAwait(false))
                {
                    await objects.PutAsync(content, file.Path, null, cancellation).ConfigureAwait(false);
                }
            }
            finally
            {
                File.Delete(temporary);
            }
        }
    }

    private async Task<Obstacle?> OfFileAsync(StampedFile file, CancellationToken cancellation)
    {
        string line = PasteLine.ForCell($"#!mlops-snapshot {file.Path}");
        if (file.Use == FileUse.Outside)
        {
            // The same for everybody only by its whole path; where it is read from is the user's own machine.
            return Path.IsPathRooted(file.Path) && RegularFile.Length(file.Path) == file.Length && RegularFile.Is(file.Path)
                && await services.Objects(workspace).DigestFileAsync(file.Path, null, cancellation).ConfigureAwait(false) == file.Sha256
                ? null
                : new Obstacle(ObstacleKind.Data, $"{file.Path} was read from outside the repository, and no snapshot keeps it.", $"Keep it in the notebook that reads it, and pin with --update: {line}");
        }

        if (new StampPaths(site).Absolute(file.Path) is not { } target || new StampPaths(workspace).Absolute(file.Path) is not { } origin)
        {
            return new Obstacle(ObstacleKind.Data, $"{file.Path} leads out of the repository, so it is not read.", "Take the last good version of the stamp.");
        }

        // Of an imported notebook the stamp knows the code alone, which its commit or the patch holds.
        bool isThere = SessionFiles.IsNotebook(file.Path)
            ? File.Exists(target)
            : RegularFile.Length(target) == file.Length && RegularFile.Is(target)
                && await services.Objects(site).DigestFileAsync(target, null, cancellation).ConfigureAwait(false) == file.Sha256;
        if (isThere || await _bytes.WriteAsync(new SnapshotFile(Path.GetFileName(file.Path), file.Length, file.Sha256, []), origin, target, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        return _kept.Of(file, cancellation) is { Manifest: { } manifest } kept
            ? await OfKeptAsync(kept.File, manifest, target, cancellation).ConfigureAwait(false)
            : new Obstacle(
                ObstacleKind.Data,
                $"{file.Path} is neither in the commit as it was, nor in this clone or its history, nor in a snapshot.",
                file.Use == FileUse.Data ? $"Bring the file back, or keep it in the notebook that reads it and pin with --update: {line}" : "Build or bring it back as it was.");
    }

    /// <summary>A file that was read where a snapshot had been taken from: its bytes are the snapshot's.</summary>
    private async Task<Obstacle?> OfKeptAsync(SnapshotFile file, SnapshotManifest manifest, string target, CancellationToken cancellation)
    {
        try
        {
            await WriteAsync(manifest, file, target, cancellation).ConfigureAwait(false);
            return null;
        }
        catch (SnapshotException fault)
        {
            return new Obstacle(ObstacleKind.Data, fault.Message, fault.Remedy);
        }
    }

    private async Task WriteAsync(SnapshotManifest manifest, SnapshotFile file, string target, CancellationToken cancellation)
    {
        string temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await services.Contents(workspace).WriteAsync(manifest, file, temporary, cancellation).ConfigureAwait(false);
        File.Move(temporary, target, overwrite: true);
    }

    private static Obstacle Unknown(StampedAsset asset) => new(
        ObstacleKind.Data,
        $"The manifest of {asset.Label} is neither in .mlops/snapshots nor in any commit.",
        "Fetch the commit that holds it: git fetch --all; git add .mlops in the clone that stamped it.");
}
