namespace MlopsNotebookKernel.Domain.SourceControl;

/// <summary>A file of a <c>.mlops</c> folder as a commit holds it.</summary>
/// <param name="Path">Relative to the repository's root, forward slashes.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Open">Opens its content.</param>
public sealed record CommittedFact(string Path, long Length, Func<Stream> Open);
