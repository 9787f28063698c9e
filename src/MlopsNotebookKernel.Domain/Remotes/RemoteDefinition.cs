namespace MlopsNotebookKernel.Domain.Remotes;

/// <summary>A remote that somebody named.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Its address as written.</param>
/// <param name="Source">Who named it.</param>
/// <param name="IsAccepted">
/// Whether this user agreed to that place: whoever a repository was cloned from chose what it names, and asking a place
/// already tells it who asks.
/// </param>
public sealed record RemoteDefinition(string Name, string Address, RemoteSource Source, bool IsAccepted);
