namespace MlopsNotebookKernel.Commands.Reproduce.Preparation;

/// <summary>Where the notebook that a stamp is of was found.</summary>
public enum NotebookSource
{
    /// <summary>The saved notebook: its code is still that of the stamp.</summary>
    Saved,

    /// <summary>An earlier version that some commit holds.</summary>
    Committed,

    /// <summary>The stamp's own copy of the code, without outputs.</summary>
    Stamp,
}
