namespace MlopsNotebookKernel.Domain.Gates.Policies;

/// <summary>What the share of each predicted class is held against: a third of it to three times it is allowed.</summary>
/// <param name="Snapshot">A snapshot of the research's predictions; null for the champion's on the same rows.</param>
/// <param name="Column">The column of predicted classes in the snapshot; null without one.</param>
public sealed record GateClassBand(string? Snapshot, string? Column);
