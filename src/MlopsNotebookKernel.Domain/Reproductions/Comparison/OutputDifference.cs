namespace MlopsNotebookKernel.Domain.Reproductions.Comparison;

/// <summary>One place where an output differs.</summary>
/// <param name="Place">Where: "row 3, column LateShare", "line 7", "chart, May: y where x is 06–08 h".</param>
/// <param name="Stored">What is stored; null for what is new.</param>
/// <param name="Now">What came now; null for what is gone.</param>
public sealed record OutputDifference(string Place, string? Stored, string? Now);
