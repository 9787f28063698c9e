using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Statistics;

namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>What a gate found.</summary>
/// <param name="Verdict">What the rules come to.</param>
/// <param name="Rows">Number of held-out rows.</param>
/// <param name="IsFirst">Whether there is no champion to compare with.</param>
/// <param name="Metrics">The metrics over all rows, in the policy's order.</param>
/// <param name="Rules">The rules, broken ones first, then unclear ones.</param>
/// <param name="McNemar">Whether both err equally often; null for regression and without a champion.</param>
/// <param name="Slices">The slices, broken and unclear ones first, then by rows.</param>
/// <param name="SliceConfidence">The confidence of each slice's interval, so that all hold together with the policy's; null without slices.</param>
/// <param name="Classes">The shares of predicted classes; null where they are held against nothing.</param>
/// <param name="ChampionUse">What the champion's scoring took.</param>
/// <param name="ChallengerUse">What the challenger's scoring took.</param>
public sealed record GateReport(
    GateVerdict Verdict,
    int Rows,
    bool IsFirst,
    IReadOnlyList<MetricComparison> Metrics,
    IReadOnlyList<JudgedRule> Rules,
    McNemarTest? McNemar,
    IReadOnlyList<SliceComparison> Slices,
    double? SliceConfidence,
    ClassBandReport? Classes,
    ResourceUse ChampionUse,
    ResourceUse ChallengerUse);
