namespace MlopsNotebookKernel.Domain.Decisions;

/// <summary>What a decision held under when it was recorded.</summary>
/// <param name="SnapshotName">The name of the snapshot it was made on; null when not said.</param>
/// <param name="SnapshotId">That snapshot's full id; null when not said.</param>
/// <param name="Commit">The full id of the commit; null without Git.</param>
/// <param name="Notebook">The notebook, relative to the workspace's root; null when not known.</param>
public sealed record DecisionBasis(string? SnapshotName, string? SnapshotId, string? Commit, string? Notebook)
{
    /// <summary>The packages that the notebook asked for, as <c>Id version, Id version</c>; null when there were none.</summary>
    public string? Packages { get; init; }

    /// <summary>The id of the notebook's cell that recorded it; null where the notebook has no ids, or it is not known.</summary>
    public string? Cell { get; init; }

    /// <summary>The place of that cell when it was recorded, from 1 over all cells; null when not known.</summary>
    public int? CellNumber { get; init; }

    /// <summary>
    /// The files that its notebook had used, but the one that <see cref="SnapshotName"/> was taken from, by path; at most
    /// <see cref="DecidedFile.Most"/>. Empty when not known.
    /// </summary>
    public IReadOnlyList<DecidedFile> Files { get; init; } = [];

    /// <summary>The snapshot as <c>name@id</c>; null when not said.</summary>
    public string? Snapshot => SnapshotName is null ? null : $"{SnapshotName}@{SnapshotId}";
}
