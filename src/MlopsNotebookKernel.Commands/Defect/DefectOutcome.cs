namespace MlopsNotebookKernel.Commands.Defect;

/// <summary>What came of recording a defect.</summary>
public enum DefectOutcome
{
    /// <summary>It is on record, and its check accepted; in a notebook always that.</summary>
    Recorded,

    /// <summary>It is on record, just so.</summary>
    Known,

    /// <summary>What was recorded under this title was replaced.</summary>
    Updated,

    /// <summary>The check was refused, and nothing was written.</summary>
    Refused,

    /// <summary>All defects are listed.</summary>
    Listed,
}
