namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>What slices came to.</summary>
/// <param name="Slices">Each slice, gravest first, then by rows.</param>
/// <param name="Rules">Their rules.</param>
/// <param name="Confidence">The confidence of each interval; null without judged slices.</param>
internal sealed record SliceJudgement(IReadOnlyList<SliceComparison> Slices, IReadOnlyList<JudgedRule> Rules, double? Confidence);
