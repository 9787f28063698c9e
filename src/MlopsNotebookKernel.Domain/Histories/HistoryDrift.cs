using MlopsNotebookKernel.Domain.Drift;

namespace MlopsNotebookKernel.Domain.Histories;

/// <summary>How a column of a period compares with the baseline.</summary>
/// <param name="Column">The column.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Effect">The size of the difference; null where the column has no values.</param>
/// <param name="Noise">What samples of these sizes show without drift; null where the column has no values.</param>
public sealed record HistoryDrift(string Column, DriftVerdict Verdict, double? Effect, double? Noise);
