namespace MlopsNotebookKernel.Domain.Projects;

/// <summary>How a member of a project differs.</summary>
public enum MemberChange
{
    /// <summary>Others can no longer use it.</summary>
    Removed,

    /// <summary>Others see another signature of it.</summary>
    Changed,

    /// <summary>It is new to others.</summary>
    Added,

    /// <summary>It is used as before and does something else.</summary>
    Implementation,
}
