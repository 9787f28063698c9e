using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Metrics;
using MlopsNotebookKernel.Domain.Periods;
using MlopsNotebookKernel.Domain.Statistics;
using MlopsNotebookKernel.Domain.Theses;

namespace MlopsNotebookKernel.Commands.Thesis;

/// <summary>What <c>thesis</c> came to.</summary>
/// <param name="Summary">One line.</param>
/// <param name="Answer">Yes: no link of any thesis broke; with <c>--strict</c>, none is open either.</param>
/// <param name="Theses">The theses, by name.</param>
internal sealed record ThesisResult(string Summary, bool Answer, IReadOnlyList<ThesisResult.Shown> Theses)
{
    /// <summary>The result's format.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema => "mlops.thesis-result/1";

    /// <summary>Makes the result.</summary>
    /// <param name="summary">One line.</param>
    /// <param name="answer">Yes or no.</param>
    /// <param name="theses">The theses.</param>
    public static ThesisResult Of(string summary, bool answer, IReadOnlyList<AnsweredThesis> theses) => new(summary, answer, [.. theses.Select(Show)]);

    private static Shown Show(AnsweredThesis thesis) => new(
        thesis.Definition.Name,
        thesis.File,
        thesis.Definition.Need,
        thesis.Definition.Statement,
        thesis.Answer.Verdict,
        thesis.Answer.Strength,
        thesis.Definition.Since,
        thesis.Answer.HorizonEnd,
        thesis.Answer.DecidableOn,
        thesis.Answer.Every,
        Series(thesis.Definition.Metric, thesis.Answer.Metric),
        Series(thesis.Definition.Outcome, thesis.Answer.Outcome),
        thesis.Definition.Control is { } control ? new Control(control.ToString(), Finite(thesis.Answer.ControlChange ?? double.NaN)) : null,
        thesis.Answer.Correlation,
        thesis.Answer.Correlation is null ? null : thesis.Answer.Lags,
        thesis.Answer.Points);

    private static Measured Series(ThesisMeasure measure, Movement movement) => new(
        measure.Name,
        measure.Source.ToString(),
        measure.Better,
        movement.Verdict,
        Finite(movement.Before),
        Finite(movement.After),
        Finite(movement.Change),
        Finite(movement.Low),
        Finite(movement.High),
        Finite(movement.Effect),
        movement.BeforePeriods,
        movement.AfterPeriods,
        movement.HorizonPeriods,
        movement.WasMovingBefore,
        movement.Decision is { } decision ? new Planned(decision.Periods, decision.BeyondHorizon, Finite(decision.SmallestEffect)) : null);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    /// <summary>A thesis.</summary>
    internal sealed record Shown(
        string Name,
        string File,
        string Need,
        string Thesis,
        ThesisVerdict Verdict,
        EvidenceStrength? Strength,
        DateOnly Since,
        DateOnly HorizonEnd,
        DateOnly? DecidableOn,
        PeriodLength Every,
        Measured Metric,
        Measured Outcome,
        Control? Control,
        LaggedCorrelation? Correlation,
        int? Lags,
        IReadOnlyList<ThesisPoint> Points);

    /// <summary>A series; what is not known is left out.</summary>
    internal sealed record Measured(
        string Name,
        string From,
        MetricDirection Better,
        MovementVerdict Verdict,
        double? Before,
        double? After,
        double? Change,
        double? Low,
        double? High,
        double? Effect,
        int BeforePeriods,
        int AfterPeriods,
        int HorizonPeriods,
        bool WasMovingBefore,
        Planned? Decision);

    /// <summary>The control.</summary>
    internal sealed record Control(string From, double? Change);

    /// <summary>When it will be decidable, in periods from the model's coming.</summary>
    internal sealed record Planned(int? Periods, int? BeyondHorizon, double? SmallestEffect);
}
