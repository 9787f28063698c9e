namespace MlopsNotebookKernel.Commands.Diff;

/// <summary>How a cell differs between two versions.</summary>
public enum DiffChange
{
    /// <summary>Both have it at the same place among the others, and it is not the same.</summary>
    Changed,

    /// <summary>Only the second has it.</summary>
    Added,

    /// <summary>Only the first has it.</summary>
    Removed,

    /// <summary>Both have it, at another place among the others; its text may have changed too.</summary>
    Moved,
}
