using MlopsNotebookKernel.Commands.Assets;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Errors;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.Workspaces;

namespace MlopsNotebookKernel.Commands.Snapshot;

/// <summary>Writes what a snapshot of a variable keeps as a file of the repository, which can be committed.</summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The workspace.</param>
internal sealed class CommittedCopy(CommandServices services, Workspace workspace)
{
    private const string Extension = ".parquet";

    /// <summary>Where the copy goes, relative to the workspace's root.</summary>
    /// <param name="given">What the user gave.</param>
    /// <param name="source">What is kept.</param>
    /// <param name="context">Where the command runs.</param>
    /// <exception cref="UsageException">It is no such place (MLOPS1091).</exception>
    public static string Target(string given, DataReference source, CommandContext context)
    {
        if (source is not DataReference.Variable)
        {
            throw new UsageException("MLOPS1091", $"{source.Label} is a file already: --to writes the rows of a variable.", "Leave out --to, and commit the file itself.");
        }

        if (!given.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException("MLOPS1091", $"--to {given} is no Parquet file.", $"Give it a name that ends in {Extension}.");
        }

        return new StampPaths(context.Workspace).Relative(context.Absolute(given)) is { } relative && PathFence.IsPortable(relative.Replace("../", "", StringComparison.Ordinal))
            ? relative
            : throw new UsageException("MLOPS1091", $"--to {given} does not lie in the repository.", "Name a file in it, such as --to data/rows.parquet.");
    }

    /// <summary>Writes the copy, unless it is there; one of an earlier snapshot of the same name is replaced.</summary>
    /// <param name="manifest">The snapshot.</param>
    /// <param name="relative">Where, relative to the workspace's root.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="SnapshotException">Another file is there (MLOPS1316), or the bytes are nowhere to be found.</exception>
    public async Task WriteAsync(SnapshotManifest manifest, string relative, CancellationToken cancellation)
    {
        string path = Path.GetFullPath(relative, workspace.Root);
        SnapshotFile file = manifest.Files[0];
        if (File.Exists(path))
        {
            string sha256 = await services.Objects(workspace).DigestFileAsync(path, null, cancellation).ConfigureAwait(false);
            if (sha256 == file.Sha256)
            {
                return;
            }

            if (!services.Snapshots(workspace).Named(manifest.Name).Any(kept => kept.Files.Any(known => known.Sha256 == sha256)))
            {
                throw new SnapshotException(
                    "MLOPS1316", $"{relative} is there and is no snapshot {manifest.Name}, so it was not overwritten.", "Name another file, or remove that one.");
            }
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await services.Contents(workspace).WriteAsync(manifest, file, temporary, cancellation).ConfigureAwait(false);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
