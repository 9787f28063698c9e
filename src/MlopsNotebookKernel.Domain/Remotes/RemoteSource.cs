namespace MlopsNotebookKernel.Domain.Remotes;

/// <summary>Who named a remote.</summary>
public enum RemoteSource
{
    /// <summary>The repository's own <c>.mlops/config.json</c>, which travels with a clone.</summary>
    Repository,

    /// <summary>The user's own settings, which win over the repository's.</summary>
    User,
}
