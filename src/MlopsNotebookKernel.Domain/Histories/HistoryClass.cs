using MlopsNotebookKernel.Domain.Drift;

namespace MlopsNotebookKernel.Domain.Histories;

/// <summary>How often a class was predicted over a period.</summary>
/// <param name="Class">The class.</param>
/// <param name="Count">Rows of it.</param>
/// <param name="Rows">Rows with a class.</param>
/// <param name="Status">Where that lies to X/3…3X of the baseline.</param>
public sealed record HistoryClass(string Class, long Count, long Rows, ClassBandStatus Status);
