namespace MlopsNotebookKernel.Commands.Snapshot;

/// <summary>How data is to be kept.</summary>
/// <param name="Name">A valid snapshot name.</param>
/// <param name="Note">Why it is kept; null when not said.</param>
/// <param name="Kind"><c>table</c> or <c>file</c>; null tells the kind from the data.</param>
public sealed record SnapshotRequest(string Name, string? Note = null, string? Kind = null);
