using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Domain.Logs;

/// <summary>Counts scoring logs, whatever their size and the order of their rows: rows are aggregated where they lie, never loaded.</summary>
public interface ILogEngine
{
    /// <summary>Counts a log.</summary>
    /// <param name="parts">Its files or rows; columns are matched by name.</param>
    /// <param name="questions">What is to be counted.</param>
    /// <param name="progress">Gets what is being done; may be null.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="TableException">A part cannot be read.</exception>
    /// <exception cref="LogException">Predictions, labels or segments have too many values (MLOPS2824).</exception>
    Task<LogMeasurements> MeasureAsync(
        IReadOnlyList<TableSource> parts, LogQuestions questions, IProgress<string>? progress, CancellationToken cancellation);
}
