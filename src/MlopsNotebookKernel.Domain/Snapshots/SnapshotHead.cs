namespace MlopsNotebookKernel.Domain.Snapshots;

/// <summary>What a list says of a snapshot.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its full id.</param>
/// <param name="Kind">What was kept.</param>
/// <param name="Created">When, UTC.</param>
/// <param name="Rows">Rows of a table; null for other kinds, and where they stand further down in a long manifest.</param>
/// <param name="Note">Why it was kept; null when not said.</param>
public sealed record SnapshotHead(string Name, string Id, string Kind, DateTimeOffset Created, long? Rows, string? Note)
{
    /// <summary>The first 12 digits of the id, as shown to people.</summary>
    public string ShortId => Id[..12];
}
