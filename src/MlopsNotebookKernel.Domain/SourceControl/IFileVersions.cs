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
    /// <param name="content">The bytes.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GitException">The repository cannot be read.</exception>
    string? FirstWith(string repositoryRoot, string path, byte[] content, CancellationToken cancellation);
}
