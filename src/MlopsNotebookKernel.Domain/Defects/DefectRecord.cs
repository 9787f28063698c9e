using MlopsNotebookKernel.Domain.Checks;

namespace MlopsNotebookKernel.Domain.Defects;

/// <summary>A defect in data, with its bad rows and the check that would have caught it.</summary>
/// <param name="Id">Its id: the day, the title's slug, and some digits.</param>
/// <param name="Title">What to call it.</param>
/// <param name="Happened">What happened.</param>
/// <param name="Impact">What it did to whom.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Snapshot">The snapshot that keeps the bad rows, <c>name@id</c>.</param>
/// <param name="Check">The name of the check that would have caught it.</param>
/// <param name="Recorded">The day it was recorded.</param>
public sealed record DefectRecord(
    string Id, string Title, string Happened, string Impact, CheckSeverity Severity, string Snapshot, string Check, DateOnly Recorded)
{
    /// <summary>Who answers for it; null when nobody was named.</summary>
    public string? Owner { get; init; }

    /// <summary>Where more is said: an issue, a report; null for nowhere.</summary>
    public string? Link { get; init; }

    /// <summary>Whether two records say the same; id and day do not count.</summary>
    /// <param name="other">The other.</param>
    public bool Says(DefectRecord other) => this with { Id = other.Id, Recorded = other.Recorded } == other;
}
