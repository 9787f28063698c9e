namespace MlopsNotebookKernel.Domain.Logs;

/// <summary>What was counted of a scoring log.</summary>
/// <param name="Periods">The periods that have rows, oldest first.</param>
/// <param name="Days">The days that have rows, oldest first.</param>
/// <param name="Timeless">Rows without a time, which are in no period.</param>
public sealed record LogMeasurements(IReadOnlyList<LogPeriod> Periods, IReadOnlyList<LogDay> Days, long Timeless);
