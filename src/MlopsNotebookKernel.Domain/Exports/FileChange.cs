namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>What an export does to a file.</summary>
/// <param name="Path">Where it lies in the library's folder, forward slashes.</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="Before">Its text on disk; null when it is not there.</param>
/// <param name="After">What export makes of it; null when nothing.</param>
public sealed record FileChange(string Path, FileChangeKind Kind, string? Before, string? After);
