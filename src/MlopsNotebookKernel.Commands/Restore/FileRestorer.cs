using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Storage.Contents;

namespace MlopsNotebookKernel.Commands.Restore;

/// <summary>Writes snapshots to the disk, each file whole or not at all.</summary>
/// <param name="services">The ports.</param>
public sealed class FileRestorer(CommandServices services)
{
    /// <summary>Writes a snapshot's files and checks their bytes. All conflicts are found before anything is written.</summary>
    /// <param name="manifest">The snapshot.</param>
    /// <param name="path">Absolute path of the file, or of the folder for a kept folder.</param>
    /// <param name="force">Whether files with other content are overwritten.</param>
    /// <param name="context">Where the command runs.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="SnapshotException">
    /// A file with other content is there, a symbolic link leads elsewhere (MLOPS1336), or the bytes are gone.
    /// </exception>
    public async Task<RestoredFiles> RestoreAsync(
        SnapshotManifest manifest, string path, bool force, CommandContext context, CancellationToken cancellation)
    {
        List<(SnapshotFile File, string Path)> missing = [];
        foreach (SnapshotFile file in manifest.Files)
        {
            string target = manifest.Kind == SnapshotKind.Folder ? Path.Combine(path, file.Path) : path;
            RefuseElsewhere(manifest, path, target, context.Workspace);
            if (!await IsPresentAsync(manifest, file, target, force, context, cancellation).ConfigureAwait(false))
            {
                missing.Add((file, target));
            }
        }

        SnapshotContents contents = services.Contents(context.Workspace);
        for (int i = 0; i < missing.Count; i++)
        {
            (SnapshotFile file, string target) = missing[i];
            context.Progress?.Report(new CommandProgress($"restoring {file.Path}", (double)i / missing.Count));
            await WriteAsync(contents, manifest, file, target, cancellation).ConfigureAwait(false);
        }

        return new RestoredFiles(path, missing.Count, manifest.Files.Count - missing.Count);
    }

    /// <summary>
    /// The user may name any place; but a file of a kept folder stays in that place, and a link in the working tree, which
    /// may have come with a clone, takes nothing out of it.
    /// </summary>
    private static void RefuseElsewhere(SnapshotManifest manifest, string path, string target, Workspace workspace)
    {
        string? objection = path != target && OperatingSystem.IsWindows() && !PathFence.IsPortable(Path.GetRelativePath(path, target).Replace('\\', '/'))
            ? "means another file on Windows"
            : path != target && PathFence.Objection(path, target) is { } within ? within
            : workspace.Owns(target) ? PathFence.Objection(workspace.Fence, target)
            : null;
        if (objection is not null)
        {
            throw new SnapshotException(
                "MLOPS1336",
                $"{workspace.Relative(target)} {objection}; nothing of snapshot {manifest.Name}@{manifest.ShortId} was written.",
                "Remove the link, or name the place that is meant with --to.");
        }
    }

    private async Task<bool> IsPresentAsync(
        SnapshotManifest manifest, SnapshotFile file, string target, bool force, CommandContext context, CancellationToken cancellation)
    {
        if (Directory.Exists(target))
        {
            throw new SnapshotException(
                "MLOPS1332",
                $"{context.Workspace.Relative(target)} is a folder, where snapshot {manifest.Name}@{manifest.ShortId} has a file.",
                "Give another path with --to.");
        }

        FileInfo present = new(target);
        if (!present.Exists)
        {
            return false;
        }

        bool same = present.Length == file.Length
            && await services.Objects(context.Workspace).DigestFileAsync(target, null, cancellation).ConfigureAwait(false) == file.Sha256;
        return same || force
            ? same
            : throw new SnapshotException(
                "MLOPS1330",
                $"{context.Workspace.Relative(target)} has other content than snapshot {manifest.Name}@{manifest.ShortId}.",
                "Give another path with --to, or overwrite it with --force.");
    }

    private static async Task WriteAsync(
        SnapshotContents contents, SnapshotManifest manifest, SnapshotFile file, string target, CancellationToken cancellation)
    {
        string temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await contents.WriteAsync(manifest, file, temporary, cancellation).ConfigureAwait(false);
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException(
                "MLOPS1333", $"{Path.GetFileName(target)} cannot be written: {unwritable.Message}", "Check your rights on the folder and that the disk is not full.", unwritable);
        }
        finally
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }
}
