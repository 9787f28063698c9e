using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.Pins;
using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.SourceControl;
using MlopsNotebookKernel.Domain.Workspaces;
using MlopsNotebookKernel.Storage.Citations;

namespace MlopsNotebookKernel.Commands.Reproduce.Preparation;

/// <summary>
/// Finds the snapshot that keeps a file's bytes, whichever notebook took it: among the facts as they were when the notebook
/// was stamped, the user's own, and those of every branch, tag and stash. The facts are read when the first file asks.
/// </summary>
/// <param name="services">The ports.</param>
/// <param name="workspace">The user's workspace.</param>
/// <param name="site">The worktree's workspace.</param>
internal sealed class KeptBytes(CommandServices services, Workspace workspace, Workspace site)
{
    private ILookup<string, CitedFile>? _kept;

    /// <summary>The snapshot's file to take the bytes from, one that needs no remote where there is one; null when no snapshot keeps them.</summary>
    /// <param name="file">The file as stamped.</param>
    /// <param name="cancellation">Cancels.</param>
    public CitedFile? Of(StampedFile file, CancellationToken cancellation)
    {
        _kept ??= services.Citations(site).Read(FactTips.Head, cancellation).Files
            .Concat(services.Citations(workspace).Read(FactTips.Everything, cancellation).Files)
            .Where(cited => cited.Manifest is not null)
            .ToLookup(cited => cited.File.Sha256, StringComparer.Ordinal);
        IObjectStore objects = services.Objects(workspace);
        return _kept[file.Sha256].Where(cited => cited.File.Length == file.Length).MaxBy(cited => objects.Contains(cited.File));
    }
}
