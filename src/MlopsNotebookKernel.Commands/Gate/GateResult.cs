using System.Text.Json.Serialization;
using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Gates;
using MlopsNotebookKernel.Domain.Gates.Judging;
using MlopsNotebookKernel.Domain.Gates.Records;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Commands.Gate;

/// <summary>What a gate said of a challenger.</summary>
/// <param name="Summary">One line.</param>
/// <param name="Gate">The gate.</param>
/// <param name="Run">What identifies the run.</param>
/// <param name="Verdict">What the rules come to.</param>
/// <param name="Promoted">Whether the challenger became the champion with this run: by the verdict, or by an override.</param>
/// <param name="Override">The override; null without one.</param>
/// <param name="IsFirst">Whether there was no champion.</param>
/// <param name="Rows">Number of held-out rows.</param>
/// <param name="Confidence">The confidence of intervals.</param>
/// <param name="Replicates">Number of resamples.</param>
/// <param name="Champion">The champion; null on a first run.</param>
/// <param name="Challenger">The challenger.</param>
/// <param name="Metrics">The metrics over all rows.</param>
/// <param name="Rules">The rules, broken ones first.</param>
/// <param name="Reasons">Each rule in a sentence, in the same order.</param>
/// <param name="McNemar">Whether both err equally often; null where it does not apply.</param>
/// <param name="Slices">The slices.</param>
/// <param name="SliceConfidence">The confidence of each slice's interval; null without judged slices.</param>
/// <param name="Classes">The shares of predicted classes; null where they are held against nothing.</param>
/// <remarks>Whether a file was written is not in it: a notebook that runs again shows the same.</remarks>
internal sealed record GateResult(
    string Summary,
    string Gate,
    string Run,
    GateVerdict Verdict,
    bool Promoted,
    GateOverride? Override,
    bool IsFirst,
    int Rows,
    double Confidence,
    int Replicates,
    GateSide? Champion,
    GateSide Challenger,
    IReadOnlyList<MetricComparison> Metrics,
    IReadOnlyList<JudgedRule> Rules,
    IReadOnlyList<string> Reasons,
    McNemarTest? McNemar,
    IReadOnlyList<SliceComparison> Slices,
    double? SliceConfidence,
    ClassBandReport? Classes)
{
    /// <summary>The result's format.</summary>
    [JsonPropertyOrder(-2)]
    public string Schema => "mlops.gate-result/1";

    /// <summary>What the result is of.</summary>
    [JsonPropertyOrder(-1)]
    public string Kind => "judged";
}
