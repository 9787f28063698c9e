namespace MlopsNotebookKernel.Domain.Statistics;

/// <summary>A share, and how far the true one may be from it.</summary>
/// <param name="Value">The share, 0 to 1.</param>
/// <param name="Error">The true one lies within this much of it.</param>
internal readonly record struct BoundedShare(double Value, double Error);
