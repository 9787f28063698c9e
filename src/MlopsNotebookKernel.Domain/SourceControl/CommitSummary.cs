namespace MlopsNotebookKernel.Domain.SourceControl;

/// <summary>A commit in one line.</summary>
/// <param name="Id">Full id.</param>
/// <param name="Subject">First line of the message.</param>
/// <param name="Author">Author's name.</param>
/// <param name="When">Committer date.</param>
public sealed record CommitSummary(string Id, string Subject, string Author, DateTimeOffset When);
