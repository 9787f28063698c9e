using MlopsNotebookKernel.Domain.Projects;
using MlopsNotebookKernel.Domain.SourceControl;

namespace MlopsNotebookKernel.Domain.Pins.Differences;

/// <summary>One difference from a stamp, with old and new.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Weight">How much it weighs.</param>
/// <param name="Subject">Which cell, asset, package, file, …</param>
/// <param name="Was">As stamped; null when it was not there.</param>
/// <param name="Is">As it is; null when it is not there.</param>
/// <param name="Remedy">The cheapest thing that mends it.</param>
public sealed record StampDifference(
    DifferenceKind Kind, DifferenceWeight Weight, string Subject, string? Was, string? Is, Remedy Remedy)
{
    /// <summary>More in a sentence; null for nothing.</summary>
    public string? Detail { get; init; }

    /// <summary>The columns of a table that differ, in the table's order.</summary>
    public IReadOnlyList<ColumnDifference> Columns { get; init; } = [];

    /// <summary>The members of a project that differ, by name.</summary>
    public IReadOnlyList<MemberDifference> Members { get; init; } = [];

    /// <summary>Of a package: whether the notebook asked for it, and how far its version went; null for other kinds.</summary>
    public PackageMove? Package { get; init; }

    /// <summary>The commits since the stamp that touched the file, newest first; empty when unknown or none.</summary>
    public IReadOnlyList<CommitSummary> Commits { get; init; } = [];
}
