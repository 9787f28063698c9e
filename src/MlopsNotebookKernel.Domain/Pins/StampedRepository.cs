using MlopsNotebookKernel.Domain.Snapshots;

namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>Where the Git repository stood.</summary>
/// <param name="Commit">Full id; null before the first commit.</param>
/// <param name="Branch">Short name; null when detached.</param>
/// <param name="Remote">Address without credentials; null without one.</param>
/// <param name="Changes">
/// Files with uncommitted changes, sorted by path: tracked ones, and untracked ones that the notebook used. Notebooks
/// that this one does not import, and <c>.mlops/</c>, are never among them.
/// </param>
/// <param name="Patch">The changes of tracked files as a patch in the object store; null when there are none.</param>
public sealed record StampedRepository(
    string? Commit, string? Branch, string? Remote, IReadOnlyList<StampedChange> Changes, SnapshotFile? Patch)
{
    /// <summary>The checked-out submodules, sorted by path; empty in stamps of versions that did not look at them.</summary>
    public IReadOnlyList<StampedSubmodule> Submodules { get; init; } = [];
}
