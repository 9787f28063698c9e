using MlopsNotebookKernel.Domain.Drift;
using MlopsNotebookKernel.Domain.Metrics.Evaluation;

namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>What a gate judges by.</summary>
/// <param name="Rows">What came true on the held-out rows.</param>
/// <param name="Champion">What the champion said of them; null on a first run.</param>
/// <param name="Challenger">What the challenger said of them.</param>
/// <param name="Slices">The columns of slices that the policy names.</param>
/// <param name="ChampionUse">What the champion's scoring took.</param>
/// <param name="ChallengerUse">What the challenger's scoring took.</param>
/// <param name="ResearchClasses">The classes that the research predicted, where the policy holds shares against them; null elsewhere.</param>
public sealed record GateEvidence(
    LabelledRows Rows,
    ModelPredictions? Champion,
    ModelPredictions Challenger,
    IReadOnlyDictionary<string, SliceColumn> Slices,
    ResourceUse ChampionUse,
    ResourceUse ChallengerUse,
    ClassCounts? ResearchClasses)
{
    /// <summary>The models: the challenger, after the champion where there is one.</summary>
    internal IReadOnlyList<ModelPredictions> Models => Champion is null ? [Challenger] : [Champion, Challenger];

    /// <summary>The rows in another order, or some of them.</summary>
    /// <param name="rows">Their numbers.</param>
    internal GateEvidence Take(int[] rows) => this with
    {
        Rows = Rows.Take(rows),
        Champion = Champion?.Take(rows),
        Challenger = Challenger.Take(rows),
        Slices = Slices.ToDictionary(pair => pair.Key, pair => pair.Value with { Codes = [.. rows.Select(row => pair.Value.Codes[row])] }),
    };
}
