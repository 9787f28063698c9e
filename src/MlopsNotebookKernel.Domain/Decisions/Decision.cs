namespace MlopsNotebookKernel.Domain.Decisions;

/// <summary>
/// A recorded decision: what was asked, chosen and rejected, and what it held under. Kept as
/// <c>.mlops/decisions/&lt;id&gt;.md</c> (<c>mlops.decision/1</c>).
/// </summary>
/// <param name="Id">The file's name without extension: date, slug of the title, four digits of the first content's digest.</param>
/// <param name="Text">What it says.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Date">The day it was recorded first, UTC.</param>
/// <param name="Basis">What it held under.</param>
/// <param name="Supersedes">The id of the decision it took the place of; null for none.</param>
/// <param name="SupersededBy">The id of the decision that took its place; null for none.</param>
public sealed record Decision(
    string Id,
    DecisionText Text,
    DecisionStatus Status,
    DateOnly Date,
    DecisionBasis Basis,
    string? Supersedes,
    string? SupersededBy)
{
    /// <summary>
    /// The moment, UTC to the second, from which its choice, its rejections and its status are what they are; null in a file
    /// that an earlier version or a person wrote.
    /// </summary>
    public DateTimeOffset? Decided { get; init; }

    /// <summary>The day, UTC, since which it says what it says: of <see cref="Decided"/>, and else <see cref="Date"/>.</summary>
    public DateOnly Day => Decided is { } moment ? DateOnly.FromDateTime(moment.UtcDateTime) : Date;

    /// <summary>
    /// Whether it came after another, as far as is known: by their moments, and where one of them has none, by their days. Two
    /// of one time (one day, where a moment is missing) may each have come after the other.
    /// </summary>
    /// <param name="other">The other decision.</param>
    public bool MayFollow(Decision other) => Decided is { } mine && other.Decided is { } theirs ? mine >= theirs : Day >= other.Day;
}
