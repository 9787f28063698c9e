namespace MlopsNotebookKernel.Commands.Restore;

/// <summary>What came of restoring to the disk.</summary>
/// <param name="Path">Absolute path of the file or folder.</param>
/// <param name="Written">Files that were written.</param>
/// <param name="Present">Files that had just this content before and were left untouched.</param>
public sealed record RestoredFiles(string Path, int Written, int Present);
