namespace MlopsNotebookKernel.Domain.Gates.Judging;

/// <summary>An interval of values.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public sealed record Interval(double Low, double High);
