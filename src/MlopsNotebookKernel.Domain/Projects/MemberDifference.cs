namespace MlopsNotebookKernel.Domain.Projects;

/// <summary>A member of a project that differs.</summary>
/// <param name="Change">How.</param>
/// <param name="Name">Its name with those of its namespace and types.</param>
/// <param name="Was">Its signature before; null for one that was added.</param>
/// <param name="Is">Its signature now; null for one that was removed.</param>
public sealed record MemberDifference(MemberChange Change, string Name, string? Was, string? Is)
{
    /// <summary>Its own name: what code that uses it writes.</summary>
    public string ShortName => Name[(Name.LastIndexOf('.') + 1)..];
}
