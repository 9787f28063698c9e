using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Git;

/// <summary>Answers what <see cref="GitSourceControl"/> asks of one working tree; every reader answers alike.</summary>
internal interface IRepositoryReader
{
    /// <summary>Where the repository stands.</summary>
    RepositoryState State(string root, CancellationToken cancellation);

    /// <summary>The commits since an earlier one that touch paths; null when that is no ancestor here.</summary>
    IReadOnlyList<CommitSummary>? CommitsTouching(string root, string since, IReadOnlyList<string> paths, CancellationToken cancellation);

    /// <summary>The working tree's patch; null for all tracked files outside <c>.mlops/</c>.</summary>
    byte[] Patch(string root, IReadOnlyList<string>? paths, CancellationToken cancellation);

    /// <summary>Ids of the blobs that a path held in the history of any branch or tag, newest first, each once.</summary>
    IReadOnlyList<string> Versions(string root, string path, CancellationToken cancellation);

    /// <summary>Ids of the commits on any branch or tag that changed a path (or may have), newest first.</summary>
    IReadOnlyList<string> Touching(string root, string path, CancellationToken cancellation);

    /// <summary>Paths and blob ids of all that a folder of any <c>.mlops</c> folder held in the history of any branch, tag or stash.</summary>
    IReadOnlyList<(string Path, string Id)> PastFacts(string root, string folder, CancellationToken cancellation);
}
