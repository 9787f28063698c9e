namespace MlopsNotebookKernel.Domain.Assistance;

/// <summary>How finished a text is.</summary>
public enum CompletenessKind
{
    /// <summary>It can run as it is.</summary>
    Complete,

    /// <summary>More lines are needed.</summary>
    Incomplete,

    /// <summary>No further line can make it right.</summary>
    Invalid,

    /// <summary>It cannot be told.</summary>
    Unknown,
}
