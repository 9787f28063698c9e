namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>How a run of a cell ended.</summary>
public enum CellStatus
{
    /// <summary>It ran to its end.</summary>
    Succeeded,

    /// <summary>It did not compile, or threw.</summary>
    Failed,

    /// <summary>It was interrupted.</summary>
    Cancelled,

    /// <summary>Its language is not served here; it did not run, and an output says so.</summary>
    NotServed,
}
