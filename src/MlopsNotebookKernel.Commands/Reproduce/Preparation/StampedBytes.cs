using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Reproduce.Preparation;

/// <summary>
/// Finds bytes by their digest: in the object store, at their path, in any commit, in a remote that the user accepted.
/// </summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The user's workspace, which is only read.</param>
internal sealed class StampedBytes(CommandServices services, Workspace workspace)
{
    /// <summary>Writes bytes into the worktree.</summary>
    /// <param name="file">What is wanted.</param>
    /// <param name="origin">Absolute path that they had in the user's working tree.</param>
    /// <param name="target">Absolute path to write to; what is there is replaced.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Whether they were found.</returns>
    public async Task<bool> WriteAsync(SnapshotFile file, string origin, string target, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        string temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            if (!await CopyAsync(file, origin, temporary, cancellation).ConfigureAwait(false))
            {
                return false;
            }

            File.Move(temporary, target, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Whether a kept file is in the object store, or could be brought there from a remote.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<bool> FetchAsync(SnapshotFile file, CancellationToken cancellation)
    {
        if (file.Chunks.Count == 0 && file.Length > 0)
        {
            return false;
        }

        return services.Objects(workspace).Contains(file)
            || (await services.Fetcher(workspace).FetchAsync([file], null, cancellation).ConfigureAwait(false)).IsWhole;
    }

    private async Task<bool> CopyAsync(SnapshotFile file, string origin, string destination, CancellationToken cancellation)
    {
        IObjectStore objects = services.Objects(workspace);
        if (PathFence.Objection(workspace.Fence, origin) is null && RegularFile.Length(origin) == file.Length && RegularFile.Is(origin))
        {
            File.Copy(origin, destination);
            if (await objects.DigestFileAsync(destination, null, cancellation).ConfigureAwait(false) == file.Sha256)
            {
                return true;
            }

            File.Delete(destination);
        }

        if (workspace.GitRoot is { } root && PathFence.Contains(root, origin)
            && services.Blobs?.Value.Find(root, Path.GetRelativePath(root, origin).Replace('\\', '/'), file.Length, file.Sha256, cancellation) is { } committed)
        {
            await using (committed.ConfigureAwait(false))
            {
                FileStream output = File.Create(destination);
                await using (output.ConfigureAwait(false))
                {
                    await committed.CopyToAsync(output, cancellation).ConfigureAwait(false);
                }
            }

            return true;
        }

        if (!await FetchAsync(file, cancellation).ConfigureAwait(false))
        {
            return false;
        }

        FileStream kept = File.Create(destination);
        await using (kept.ConfigureAwait(false))
        {
            await objects.CopyToAsync(file, kept, cancellation).ConfigureAwait(false);
        }

        return true;
    }
}
