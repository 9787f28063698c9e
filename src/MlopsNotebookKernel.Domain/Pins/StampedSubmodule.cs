namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>Where a checked-out submodule stood.</summary>
/// <param name="Path">Relative to the repository's root, forward slashes.</param>
/// <param name="Commit">Full id of the commit that was checked out in it.</param>
/// <param name="Dirty">Whether it had changes of its own that no commit holds.</param>
public sealed record StampedSubmodule(string Path, string Commit, bool Dirty);
