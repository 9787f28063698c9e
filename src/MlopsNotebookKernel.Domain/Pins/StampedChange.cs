using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>A file with uncommitted changes.</summary>
/// <param name="Path">Relative to the repository's root, forward slashes.</param>
/// <param name="Kind">How it differed.</param>
/// <param name="Length">Its bytes; null when deleted.</param>
/// <param name="Sha256">SHA-256 of its content; null when deleted.</param>
/// <param name="Kept">Its content in the object store, for an untracked file; null where the patch or Git has it.</param>
public sealed record StampedChange(string Path, WorkingChangeKind Kind, long? Length, string? Sha256, SnapshotFile? Kept);
