namespace MlopsNotebookKernel.Domain.Theses;

/// <summary>A period of a thesis.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="Metric">The metric's mean; null where the period has none.</param>
/// <param name="Outcome">The outcome's mean; null where the period has none.</param>
/// <param name="Control">The control's mean; null where the period has none, or there is no control.</param>
public sealed record ThesisPoint(DateOnly Start, double? Metric, double? Outcome, double? Control);
