namespace MlopsNotebookKernel.Domain.Drift;

/// <summary>How many rows would decide an unclear change.</summary>
/// <param name="Current">That many current rows would do with the baseline as it is; null when no number would.</param>
/// <param name="Both">That many rows on each side would do.</param>
public sealed record RowsNeeded(long? Current, long Both);
