namespace MlopsNotebookKernel.Domain.SourceControl;

/// <summary>
/// Which repositories the user trusts to run code, by the user's own configuration: never by the repository's, and never
/// by who signed its commits, for anybody can write any name.
/// </summary>
public interface IRepositoryTrust
{
    /// <summary>Whether the user said to trust a repository.</summary>
    /// <param name="repositoryRoot">Absolute path of the working tree.</param>
    bool Trusts(string repositoryRoot);

    /// <summary>The line that makes the user trust a repository for good.</summary>
    /// <param name="repositoryRoot">Absolute path of the working tree.</param>
    string Line(string repositoryRoot);
}
