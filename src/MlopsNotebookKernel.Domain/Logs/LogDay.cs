namespace MlopsNotebookKernel.Domain.Logs;

/// <summary>A day of a scoring log; what it has no value for is null.</summary>
/// <param name="Day">The day.</param>
/// <param name="Watched">The share of the watched class among its predictions.</param>
/// <param name="Score">The mean score.</param>
/// <param name="Latency">The mean latency.</param>
/// <param name="Failed">The share of failed requests among those whose status is known.</param>
public sealed record LogDay(DateOnly Day, double? Watched, double? Score, double? Latency, double? Failed);
