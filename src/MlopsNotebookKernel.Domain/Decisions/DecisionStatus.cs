namespace MlopsNotebookKernel.Domain.Decisions;

/// <summary>Where a decision stands.</summary>
public enum DecisionStatus
{
    /// <summary>Open: options are known, none is chosen yet.</summary>
    Proposed,

    /// <summary>It holds.</summary>
    Accepted,

    /// <summary>The question was answered with no: nothing is done.</summary>
    Rejected,

    /// <summary>It no longer matters, and nothing took its place.</summary>
    Deprecated,

    /// <summary>Another decision took its place; it stays readable.</summary>
    Superseded,
}
