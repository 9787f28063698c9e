namespace MlopsNotebookKernel.Domain.Histories;

/// <summary>A sudden shift within a period.</summary>
/// <param name="Series">What shifted: <c>share of true</c>, <c>mean score</c>, <c>mean latency</c>, <c>failed share</c>.</param>
/// <param name="Day">The first day after it.</param>
/// <param name="Before">The daily mean before.</param>
/// <param name="After">The daily mean after.</param>
/// <param name="Deviations">The change in standard deviations of the days.</param>
public sealed record HistoryShift(string Series, DateOnly Day, double Before, double After, double Deviations);
