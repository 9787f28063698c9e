namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>What an export does to a file.</summary>
/// <param name="Path">Where it lies in the library's folder, forward slashes.</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="Before">Its text on disk; null when it is not there.</param>
/// <param name="After">What export makes of it; null when nothing.</param>
public sealed record FileChange(string Path, FileChangeKind Kind, string? Before, string? After)
{
    /// <summary>The places that both sides changed; empty but for <see cref="FileChangeKind.Conflict"/>, and there empty when the file as a whole is one.</summary>
    public IReadOnlyList<MergeConflict> Conflicts { get; init; } = [];

    /// <summary>Whether the file on disk is to be written or deleted.</summary>
    public bool IsWrite => Kind is FileChangeKind.Added or FileChangeKind.Changed or FileChangeKind.Merged or FileChangeKind.Removed;
}
