namespace MlopsNotebookKernel.Domain.SourceControl;

/// <summary>Reads the facts (files of <c>.mlops</c> folders) that commits hold, without checking anything out.</summary>
public interface IFactHistory
{
    /// <summary>Gives each version of a fact once, wherever in the working tree its <c>.mlops</c> folder lies.</summary>
    /// <param name="repositoryRoot">Absolute path of the working tree.</param>
    /// <param name="tips">Which commits are asked.</param>
    /// <param name="visit">Gets each fact; what it opens must be read before it returns.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GitException">The repository cannot be read, or lacks a part of what a name leads to.</exception>
    void Visit(string repositoryRoot, FactTips tips, Action<CommittedFact> visit, CancellationToken cancellation);

    /// <summary>
    /// Gives each version that facts of one folder ever had in the history of any branch, tag or stash, also of those that
    /// were deleted since.
    /// </summary>
    /// <param name="repositoryRoot">Absolute path of the working tree.</param>
    /// <param name="folder">The folder's name in a <c>.mlops</c> folder.</param>
    /// <param name="visit">Gets each fact; what it opens must be read before it returns.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GitException">The repository cannot be read.</exception>
    void VisitPast(string repositoryRoot, string folder, Action<CommittedFact> visit, CancellationToken cancellation);

    /// <summary>Absolute paths of all working trees of a repository: its own and those added by <c>git worktree</c>.</summary>
    /// <param name="repositoryRoot">Absolute path of any of them.</param>
    /// <exception cref="GitException">One is not where the repository says (MLOPS1607).</exception>
    IReadOnlyList<string> Worktrees(string repositoryRoot);
}
