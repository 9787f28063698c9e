namespace MlopsNotebookKernel.Domain.SourceControl;

/// <summary>Where a checked-out submodule stands.</summary>
/// <param name="Path">Relative to the outer repository's root, forward slashes.</param>
/// <param name="Commit">Full id of the commit that is checked out in it.</param>
/// <param name="IsDirty">Whether files in it differ from that commit, or lie there untracked.</param>
public sealed record SubmoduleState(string Path, string Commit, bool IsDirty);
