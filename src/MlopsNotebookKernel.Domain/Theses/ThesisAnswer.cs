using MlopsNotebookKernel.Domain.Periods;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Theses;

/// <summary>What both series say of a thesis.</summary>
/// <param name="Verdict">The answer.</param>
/// <param name="Every">The periods that were judged by.</param>
/// <param name="Metric">How the metric moved.</param>
/// <param name="Outcome">How the outcome moved; with a control, beyond the control's change.</param>
/// <param name="ControlChange">How the control's mean changed over the same periods; null without one.</param>
/// <param name="Correlation">How the outcome follows the metric beside the step itself, at the lag where it does most; null where too few periods have both.</param>
/// <param name="Lags">How many lags were tried; the interval allows for it.</param>
/// <param name="Strength">How much it says that both moved; null where they did not.</param>
/// <param name="DecidableOn">The first day on which it will be decidable; null where it is decided, or will not be within the horizon.</param>
/// <param name="HorizonEnd">The day the answer becomes final.</param>
/// <param name="Points">Each period's values, for drawing.</param>
public sealed record ThesisAnswer(
    ThesisVerdict Verdict,
    PeriodLength Every,
    Movement Metric,
    Movement Outcome,
    double? ControlChange,
    LaggedCorrelation? Correlation,
    int Lags,
    EvidenceStrength? Strength,
    DateOnly? DecidableOn,
    DateOnly HorizonEnd,
    IReadOnlyList<ThesisPoint> Points)
{
    /// <summary>Whether a link broke: the metric did not move, or the outcome did not follow.</summary>
    public bool IsBroken => Verdict is ThesisVerdict.MetricNotMoved or ThesisVerdict.Refuted;
}
