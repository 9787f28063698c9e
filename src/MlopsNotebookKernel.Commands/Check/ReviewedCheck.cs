using MlopsNotebookKernel.Domain.Checks;

namespace MlopsNotebookKernel.Commands.Check;

/// <summary>A check as the list of checks shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Its source.</param>
/// <param name="Severity">How grave a failure is.</param>
/// <param name="Kind">How it is written.</param>
/// <param name="Expression">What must hold.</param>
/// <param name="Owner">Who answers for it; null when nobody was named.</param>
/// <param name="Defect">The defect it was born from.</param>
/// <param name="Runs">How many deliveries it ran on.</param>
/// <param name="Fired">On how many of them it fired.</param>
/// <param name="LastFired">When it last fired; null when it never did.</param>
/// <param name="Proposal">What to do about it; null for nothing.</param>
public sealed record ReviewedCheck(
    string Name,
    string Source,
    CheckSeverity Severity,
    CheckKind Kind,
    string Expression,
    string? Owner,
    string Defect,
    int Runs,
    int Fired,
    DateTimeOffset? LastFired,
    string? Proposal);
