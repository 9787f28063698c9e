namespace MlopsNotebookKernel.Domain.SourceControl;

/// <summary>Reads files as commits hold them, without touching the working tree.</summary>
public interface ICommittedFiles
{
    /// <summary>The text files under a folder as a commit holds them.</summary>
    /// <param name="repositoryRoot">Absolute path of the working tree.</param>
    /// <param name="commit">Full id of the commit.</param>
    /// <param name="folder">The folder relative to the root, forward slashes; empty for the root.</param>
    /// <param name="isWanted">Whether a file is wanted, by its path relative to the folder.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Texts by path relative to the folder; null when the commit is not in this clone. Files too large for source are left out.</returns>
    /// <exception cref="GitException">The repository cannot be read, or <paramref name="commit"/> is no full commit id.</exception>
    IReadOnlyDictionary<string, string>? At(
        string repositoryRoot, string commit, string folder, Func<string, bool> isWanted, CancellationToken cancellation);
}
