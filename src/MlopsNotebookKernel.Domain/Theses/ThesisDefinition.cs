using MlopsNotebookKernel.Domain.Periods;

namespace MlopsNotebookKernel.Domain.Theses;

/// <summary>What somebody believes a model does for somebody: said before the answer is known, and watched.</summary>
/// <param name="Name">Its name: 1 to 64 lower-case letters (a–z), digits and hyphens.</param>
/// <param name="Need">Who needs what.</param>
/// <param name="Statement">The thesis itself: why moving the metric should move the outcome.</param>
/// <param name="Metric">The metric that the model should move.</param>
/// <param name="Outcome">The metric that the business wants.</param>
/// <param name="Control">Where a series is read from that the model cannot move and the rest of the world moves like the outcome; null without one.</param>
/// <param name="Since">The day the model came into use.</param>
/// <param name="Horizon">How long after that day the answer may be waited for; then it is final.</param>
/// <param name="Every">The periods that the series are judged by; null takes the series' own.</param>
public sealed record ThesisDefinition(
    string Name,
    string Need,
    string Statement,
    ThesisMeasure Metric,
    ThesisMeasure Outcome,
    ThesisSource? Control,
    DateOnly Since,
    PeriodSpan Horizon,
    PeriodLength? Every);
