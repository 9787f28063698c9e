namespace MlopsNotebookKernel.Domain.Exports;

/// <summary>Two texts brought together.</summary>
/// <param name="Text">The merged text; null when there are conflicts.</param>
/// <param name="Conflicts">The places that both changed; empty when none.</param>
public sealed record MergedText(string? Text, IReadOnlyList<MergeConflict> Conflicts);
