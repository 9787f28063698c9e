namespace MlopsNotebookKernel.Domain.SourceControl;

/// <summary>
/// Checks commits out into folders of their own. The user's working tree, index, branches and stash are never touched:
/// all that a repository notes of a worktree is a folder of its own beside them, which goes with the worktree.
/// </summary>
public interface IWorktrees
{
    /// <summary>Whether a stored patch can be applied here; applying needs a <c>git</c> program.</summary>
    bool CanApply { get; }

    /// <summary>A commit of this clone; null when the clone does not have it.</summary>
    /// <param name="repositoryRoot">Absolute path of the working tree.</param>
    /// <param name="commit">Its full id.</param>
    /// <exception cref="GitException">The repository cannot be read, or the id is none.</exception>
    CommitSummary? Commit(string repositoryRoot, string commit);

    /// <summary>Whether the clone was told to leave history out.</summary>
    /// <param name="repositoryRoot">Absolute path of the working tree.</param>
    bool IsShallow(string repositoryRoot);

    /// <summary>Checks a commit out.</summary>
    /// <param name="repositoryRoot">Absolute path of the working tree.</param>
    /// <param name="commit">The commit's full id.</param>
    /// <param name="worktree">Where to, and what the repository calls it.</param>
    /// <param name="cancellation">Cancels; what is there by then is for <see cref="Remove"/>.</param>
    /// <exception cref="GitException">It cannot be checked out.</exception>
    void Add(string repositoryRoot, string commit, WorktreePlace worktree, CancellationToken cancellation);

    /// <summary>Applies a patch to the files of a worktree.</summary>
    /// <param name="worktree">Absolute path of the worktree.</param>
    /// <param name="patchFile">Absolute path of the patch, as <see cref="ISourceControl.Patch(string, CancellationToken)"/> writes it.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="GitException">It does not apply (MLOPS1611).</exception>
    void Apply(string worktree, string patchFile, CancellationToken cancellation);

    /// <summary>Forgets a worktree and removes its files; nothing where there is none.</summary>
    /// <param name="worktree">Where it is, and what the repository calls it.</param>
    void Remove(WorktreePlace worktree);
}
