namespace MlopsNotebookKernel.Domain.Theses;

/// <summary>Whether a series moved the way it should.</summary>
public enum MovementVerdict
{
    /// <summary>What is known so far allows either.</summary>
    Undecided,

    /// <summary>It moved the wanted way beyond noise, and by more than half of what counts at least; as much as counts is not excluded.</summary>
    Moved,

    /// <summary>A change of the wanted way as large as counts is excluded.</summary>
    NotMoved,
}
