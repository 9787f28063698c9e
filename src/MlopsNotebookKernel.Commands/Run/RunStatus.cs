namespace MlopsNotebookKernel.Commands.Run;

/// <summary>How a run ended.</summary>
public enum RunStatus
{
    /// <summary>All cells ran.</summary>
    Succeeded,

    /// <summary>All cells ran but those in languages that are not served here.</summary>
    Incomplete,

    /// <summary>A cell failed; those below it did not run.</summary>
    Failed,

    /// <summary>It was interrupted.</summary>
    Cancelled,
}
