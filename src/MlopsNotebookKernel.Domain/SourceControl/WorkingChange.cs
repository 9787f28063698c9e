namespace MlopsNotebookKernel.Domain.SourceControl;

/// <summary>A file of the working tree that differs from the commit.</summary>
/// <param name="Path">Relative to the repository's root, forward slashes.</param>
/// <param name="Kind">How it differs.</param>
public sealed record WorkingChange(string Path, WorkingChangeKind Kind);
