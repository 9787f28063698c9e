namespace MlopsNotebookKernel.Commands.Snapshot;

/// <summary>How data is to be kept.</summary>
/// <param name="Name">A valid snapshot name.</param>
/// <param name="Note">Why it is kept; null when not said.</param>
/// <param name="Kind"><c>table</c> or <c>file</c>; null tells the kind from the data.</param>
/// <param name="To">The file that a variable's rows are written to as well, relative to the workspace's root; null for none.</param>
public sealed record SnapshotRequest(string Name, string? Note = null, string? Kind = null, string? To = null);
