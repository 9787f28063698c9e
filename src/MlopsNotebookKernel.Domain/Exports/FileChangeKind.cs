namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>What an export does to a file.</summary>
public enum FileChangeKind
{
    /// <summary>It is there and stays as it is.</summary>
    Unchanged,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is written anew.</summary>
    Changed,

    /// <summary>Nothing in the notebook makes it any more.</summary>
    Removed,

    /// <summary>It was edited by hand, and the notebook's side did not change: the edit stays.</summary>
    KeptEdit,

    /// <summary>It was edited by hand, and the notebook's side changed other lines: both changes are in it.</summary>
    Merged,

    /// <summary>It was edited by hand, and the notebook's side changed the same lines: nothing is written.</summary>
    Conflict,
}
