namespace MlopsNotebookKernel.Domain.SourceControl;

/// <summary>Where a Git repository stands.</summary>
/// <param name="Root">Absolute path of the working tree.</param>
/// <param name="Commit">Full id of the current commit; null before the first commit.</param>
/// <param name="Branch">The branch's short name; null when detached.</param>
/// <param name="Remote">The upstream's (or origin's) address with credentials removed; null without one.</param>
/// <param name="Changes">Files that differ from the commit; <c>.mlops/</c> and ignored files are never among them.</param>
public sealed record RepositoryState(
    string Root,
    string? Commit,
    string? Branch,
    string? Remote,
    IReadOnlyList<WorkingChange> Changes)
{
    /// <summary>The checked-out submodules, also those inside others, sorted by path.</summary>
    public IReadOnlyList<SubmoduleState> Submodules { get; init; } = [];
}
