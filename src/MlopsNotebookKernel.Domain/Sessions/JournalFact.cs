namespace MlopsNotebookKernel.Domain.Sessions;

/// <summary>Something a command did in the session that a stamp must know.</summary>
/// <param name="ExecutionCount">The run of the cell in which it happened.</param>
public abstract record JournalFact(int ExecutionCount)
{
    /// <summary>A snapshot was taken, restored, or compared with, in this session.</summary>
    /// <param name="ExecutionCount">The run of the cell in which it happened.</param>
    /// <param name="Name">The snapshot's name.</param>
    /// <param name="Id">The snapshot's full id.</param>
    /// <param name="Path">The file it was taken from or restored to, or that a variable's rows were written to as well, relative to the workspace's root; null for a variable alone, and for a comparison.</param>
    /// <param name="Variable">The variable it was taken from or restored as; null for a file, and for a comparison.</param>
    public sealed record SnapshotUsed(int ExecutionCount, string Name, string Id, string? Path, string? Variable)
        : JournalFact(ExecutionCount)
    {
        /// <summary>Whether it was restored or compared with rather than taken: then the file is a copy, whose loss changes nothing.</summary>
        public bool Restored { get; init; }
    }

    /// <summary>The notebook was pinned.</summary>
    /// <param name="ExecutionCount">The run of the pin cell.</param>
    /// <param name="Written">Whether the stamp was written, rather than found as it was.</param>
    public sealed record NotebookPinned(int ExecutionCount, bool Written) : JournalFact(ExecutionCount);

    /// <summary>A metric was measured.</summary>
    /// <param name="ExecutionCount">The run of the cell in which it happened.</param>
    /// <param name="Name">The metric's name.</param>
    /// <param name="Value">Its value.</param>
    /// <param name="Better">Which way is better: <c>higher</c> or <c>lower</c>.</param>
    /// <param name="Snapshot">The id of the snapshot it was measured on; null when not said.</param>
    public sealed record MetricMeasured(int ExecutionCount, string Name, double Value, string Better, string? Snapshot)
        : JournalFact(ExecutionCount);

    /// <summary>A decision was recorded.</summary>
    /// <param name="ExecutionCount">The run of the cell in which it happened.</param>
    /// <param name="Id">The decision's id: its file name without extension.</param>
    public sealed record DecisionRecorded(int ExecutionCount, string Id) : JournalFact(ExecutionCount);

    /// <summary>A decision was acknowledged: using what it rejected is meant.</summary>
    /// <param name="ExecutionCount">The run of the cell in which it happened.</param>
    /// <param name="Id">The decision's id.</param>
    public sealed record DecisionAcknowledged(int ExecutionCount, string Id) : JournalFact(ExecutionCount);

    /// <summary>Code of the notebook opened a file of the repository, for the first time; whether it read it is not told.</summary>
    /// <param name="ExecutionCount">The run of the cell in which it happened.</param>
    /// <param name="Path">The file; absolute.</param>
    public sealed record FileOpened(int ExecutionCount, string Path) : JournalFact(ExecutionCount);

    /// <summary>A cell was marked as finished, for export.</summary>
    /// <param name="ExecutionCount">The run of the marked cell.</param>
    /// <param name="Member">The name it is to be exported as.</param>
    public sealed record CellFinished(int ExecutionCount, string Member) : JournalFact(ExecutionCount);
}
