namespace MlopsNotebookKernel.Domain.Histories;

/// <summary>How the model ran over a period, in the log's units; what the log does not hold is null.</summary>
/// <param name="LatencyMedian">Half of the requests took no longer.</param>
/// <param name="Latency95">95 % of the requests took no longer.</param>
/// <param name="Latency99">99 % of the requests took no longer.</param>
/// <param name="Memory95">95 % of the requests took no more.</param>
/// <param name="MemoryMaximum">The most that one took.</param>
/// <param name="Failed">Requests that failed.</param>
/// <param name="Requests">Requests whose status is known.</param>
public sealed record HistoryOperations(
    double? LatencyMedian, double? Latency95, double? Latency99, double? Memory95, double? MemoryMaximum, long? Failed, long? Requests);
