using System.Collections.Concurrent;
using MlopsNotebookKernel.Commands.Execution;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Commands.Verify;

/// <summary>Names the commits that touch a file, asking for each only once however many notebooks stand on it.</summary>
/// <param name="services">The ports.</param>
internal sealed class TouchingCommits(CommandServices services)
{
    private readonly ConcurrentDictionary<(string Root, string Since, string Path), Lazy<IReadOnlyList<CommitSummary>?>> _known = new();

    /// <summary>The commits after one, newest first; null when that one is not in this clone or not an ancestor.</summary>
    /// <param name="root">The Git working tree.</param>
    /// <param name="since">Full id of the earlier commit.</param>
    /// <param name="path">The file, relative to the working tree.</param>
    /// <param name="cancellation">Cancels.</param>
    public IReadOnlyList<CommitSummary>? After(string root, string since, string path, CancellationToken cancellation) =>
        _known.GetOrAdd((root, since, path), key => new Lazy<IReadOnlyList<CommitSummary>?>(
            () => services.SourceControl.Value.CommitsTouching(key.Root, key.Since, [key.Path], cancellation))).Value;
}
