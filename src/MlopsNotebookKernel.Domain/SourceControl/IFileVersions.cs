namespace MlopsNotebookKernel.Domain.SourceControl;

/// <summary>Reads what a path held in history.</summary>
public interface IFileVersions
{
    /// <summary>The different contents of a path on any branch or tag, newest first, each read when asked for.</summary>
    /// <param name="repositoryRoot">Absolute path of the working tree.</param>
    /// <param name="path">Relative to the root, forward slashes.</param>
    /// <param name="largest">Contents of more bytes are left out.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GitException">The repository cannot be read.</exception>
    IEnumerable<byte[]> Contents(string repositoryRoot, string path, long largest, CancellationToken cancellation);

    /// <summary>The full id of the earliest commit on any branch or tag in which a path has just these bytes; null when none has.</summary>
    /// <param name="repositoryRoot">Absolute path of the working tree.</param>
    /// <param name="path">Relative to the root, forward slashes.</param>
    /// <param name="length">The content's length in bytes.</param>
    /// <param name="sha256">The content's SHA-256 (hexadecimal, lower case).</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GitException">The repository cannot be read.</exception>
    string? FirstWith(string repositoryRoot, string path, long length, string sha256, CancellationToken cancellation);

    /// <summary>Whether a path has just these bytes in a commit; false when the commit is not in this clone.</summary>
    /// <param name="repositoryRoot">Absolute path of the working tree.</param>
    /// <param name="commit">Full id of the commit.</param>
    /// <param name="path">Relative to the root, forward slashes.</param>
    /// <param name="length">The content's length in bytes.</param>
    /// <param name="sha256">The content's SHA-256 (hexadecimal, lower case).</param>
    /// <exception cref="GitException">The repository cannot be read, or <paramref name="commit"/> is no full commit id.</exception>
    bool Holds(string repositoryRoot, string commit, string path, long length, string sha256);
}
