using MlopsNotebookKernel.Domain.Snapshots;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>A file with uncommitted changes.</summary>
/// <param name="Path">Relative to the repository's root, forward slashes.</param>
/// <param name="Kind">How it differed.</param>
/// <param name="Length">Its bytes; null when deleted.</param>
/// <param name="Sha256">SHA-256 of its content; null when deleted.</param>
/// <param name="Kept">Its content in the object store; null when deleted, and for tracked files in stamps of earlier versions, whose patch has it.</param>
public sealed record StampedChange(string Path, WorkingChangeKind Kind, long? Length, string? Sha256, SnapshotFile? Kept);
