namespace MlopsNotebookKernel.Domain.SourceControl;

/// <summary>Reads a Git repository; changes nothing in it.</summary>
public interface ISourceControl
{
    /// <summary>Where the repository around a path stands; null when there is none.</summary>
    /// <param name="path">A file or folder inside the working tree.</param>
    /// <param name="cancellation">Cancels.</param>
    RepositoryState? Read(string path, CancellationToken cancellation);

    /// <summary>
    /// The commits after <paramref name="since"/> up to the current one that touch any of the paths, newest first.
    /// </summary>
    /// <param name="repositoryRoot">Absolute path of the working tree.</param>
    /// <param name="since">Full id of the earlier commit.</param>
    /// <param name="paths">Files or folders relative to the root, forward slashes; <c>.</c> is the root itself.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Null when the earlier commit is not in this clone or not an ancestor.</returns>
    IReadOnlyList<CommitSummary>? CommitsTouching(
        string repositoryRoot, string since, IReadOnlyList<string> paths, CancellationToken cancellation);

    /// <summary>
    /// The working tree's difference to the commit for tracked files outside <c>.mlops/</c> as a unified patch with
    /// binary data that <c>git apply</c> takes; empty when clean. Bytes, because
    /// a text file may be in any encoding.
    /// </summary>
    /// <param name="repositoryRoot">Absolute path of the working tree.</param>
    /// <param name="cancellation">Cancels.</param>
    byte[] Patch(string repositoryRoot, CancellationToken cancellation);

    /// <summary>The same for some files only.</summary>
    /// <param name="repositoryRoot">Absolute path of the working tree.</param>
    /// <param name="paths">Files relative to the root, forward slashes; none gives an empty patch.</param>
    /// <param name="cancellation">Cancels.</param>
    byte[] Patch(string repositoryRoot, IReadOnlyList<string> paths, CancellationToken cancellation);
}
