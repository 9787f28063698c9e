namespace MlopsNotebookKernel.Domain.SourceControl;

/// <summary>Finds committed bytes by their digest, so that data that is committed needs no object store.</summary>
public interface IBlobSource
{
    /// <summary>
    /// Opens a committed version of a file that has just these bytes: the current commit's first, then earlier ones.
    /// </summary>
    /// <param name="repositoryRoot">Absolute path of the working tree.</param>
    /// <param name="path">The file's path relative to the root, forward slashes.</param>
    /// <param name="length">The wanted content's length in bytes.</param>
    /// <param name="sha256">The wanted content's SHA-256 (hexadecimal, lower case).</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The content from its beginning; null when no version of the path has it.</returns>
    Stream? Find(string repositoryRoot, string path, long length, string sha256, CancellationToken cancellation);
}
