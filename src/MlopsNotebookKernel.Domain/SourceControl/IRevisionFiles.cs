namespace MlopsNotebookKernel.Domain.SourceControl;

/// <summary>Reads single files as revisions hold them, for revisions and paths that the user types.</summary>
public interface IRevisionFiles
{
    /// <summary>A file's content.</summary>
    /// <param name="repositoryRoot">Absolute path of the working tree.</param>
    /// <param name="revision">A revision as Git names them: <c>HEAD~2</c>, a branch, a tag, an id or its beginning.</param>
    /// <param name="path">The file relative to the root, forward slashes.</param>
    /// <param name="largest">The greatest number of bytes that is read.</param>
    /// <returns>Its bytes; null when the revision has no such file.</returns>
    /// <exception cref="GitException">There is no such revision (MLOPS1608), the file is too large (MLOPS1609), or the repository cannot be read.</exception>
    byte[]? Read(string repositoryRoot, string revision, string path, long largest);
}
