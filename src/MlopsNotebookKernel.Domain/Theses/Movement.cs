using MlopsNotebookKernel.Domain.Metrics;

namespace MlopsNotebookKernel.Domain.Theses;

/// <summary>How a series moved from before the model came to after, in the series' unit.</summary>
/// <param name="Verdict">What that means.</param>
/// <param name="Better">The wanted way.</param>
/// <param name="Before">The mean before.</param>
/// <param name="After">The mean after; not a number before there is any.</param>
/// <param name="Change">The change; with a control, what exceeds the control's change. Not a number before there is any.</param>
/// <param name="Low">Lower end of the change's interval; minus infinity where noise is not known.</param>
/// <param name="High">Upper end of the change's interval; infinity where noise is not known.</param>
/// <param name="Effect">The least change that counts.</param>
/// <param name="BeforePeriods">Number of periods before.</param>
/// <param name="AfterPeriods">Number of periods after, within the horizon.</param>
/// <param name="HorizonPeriods">Number of periods from the model's coming to the horizon.</param>
/// <param name="Placebo">
/// How the first half of the time before moved to its second half: the same question asked where the model was not yet.
/// Null where that time is too short.
/// </param>
/// <param name="Decision">When it will be decidable; null once it is decided.</param>
public sealed record Movement(
    MovementVerdict Verdict,
    MetricDirection Better,
    double Before,
    double After,
    double Change,
    double Low,
    double High,
    double Effect,
    int BeforePeriods,
    int AfterPeriods,
    int HorizonPeriods,
    Movement? Placebo,
    Decidability? Decision)
{
    /// <summary>Whether the horizon is reached, so that the answer no longer changes.</summary>
    public bool IsFinal => AfterPeriods >= HorizonPeriods;

    /// <summary>Whether the series moved away from where it should, beyond noise.</summary>
    public bool IsOpposite => Better == MetricDirection.Higher ? High < 0 : Low > 0;

    /// <summary>Whether the time before moved by itself, to either side, beyond noise.</summary>
    public bool WasMovingBefore => Placebo is { } placebo && (placebo.Low > 0 || placebo.High < 0);
}
