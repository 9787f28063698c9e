namespace MlopsNotebookKernel.Domain.SourceControl;

/// <summary>How a file differs from the commit.</summary>
public enum WorkingChangeKind
{
    /// <summary>Its content differs.</summary>
    Modified,

    /// <summary>It is staged as new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Deleted,

    /// <summary>It is not tracked, nor ignored.</summary>
    Untracked,

    /// <summary>It has unresolved merge conflicts.</summary>
    Conflicted,
}
