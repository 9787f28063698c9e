namespace MlopsNotebookKernel.Domain.Pins.Differences;

/// <summary>What mends a difference, from cheap to dear.</summary>
public enum RemedyKind
{
    /// <summary>Nothing needs to be done.</summary>
    Nothing,

    /// <summary>Pin again without running.</summary>
    Restamp,

    /// <summary>Run the notebook again from a cell on.</summary>
    Rerun,

    /// <summary>Bring the data back.</summary>
    RestoreData,

    /// <summary>Go back to a commit.</summary>
    ReturnToCommit,
}
