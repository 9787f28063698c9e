namespace MlopsNotebookKernel.Domain.Pins;

/// <summary>What makes a stamp hollow.</summary>
public enum FlawKind
{
    /// <summary>A cell's last run failed or was interrupted.</summary>
    Failed,

    /// <summary>A cell's language is not served, so it did not run.</summary>
    NotServed,

    /// <summary>A cell ran after one that stands below it.</summary>
    OutOfOrder,

    /// <summary>A cell ran and is no longer in the document: its state lives on.</summary>
    Deleted,

    /// <summary>A cell was edited after it ran, or ran in another version before: earlier state may live on.</summary>
    Edited,

    /// <summary>A cell of the document never ran.</summary>
    NeverRan,
}
