namespace MlopsNotebookKernel.Scripting.Submissions;

/// <summary>What of an interrupted cell could not be stopped.</summary>
internal enum InterruptionRemains
{
    /// <summary>Nothing: its code has ended.</summary>
    Nothing,

    /// <summary>
    /// Work that the cell awaited (a timer, a request, a task on the pool) may go on; the cell's own code does not go on
    /// when it ends.
    /// </summary>
    Work,

    /// <summary>The cell's own code: it is in a call that nothing can stop.</summary>
    Code,
}
