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
    string? SupersededBy);
