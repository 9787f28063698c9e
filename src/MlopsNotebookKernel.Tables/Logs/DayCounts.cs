using MlopsNotebookKernel.Domain.Logs;

namespace MlopsNotebookKernel.Tables.Logs;

/// <summary>What is counted of a day while a log's aggregates come in.</summary>
internal sealed class DayCounts
{
    private long _predictions;
    private long _watched;
    private (long Rows, double Sum) _score;
    private (long Rows, double Sum) _latency;
    private (long Rows, long Failed) _status;

    /// <summary>Adds a part of the day.</summary>
    /// <param name="score">Rows with a score, and their sum.</param>
    /// <param name="latency">Rows with a latency, and their sum.</param>
    /// <param name="status">Rows with a status, and the failed ones.</param>
    public void Add((long Rows, double Sum) score, (long Rows, double Sum) latency, (long Rows, long Failed) status)
    {
        _score = (_score.Rows + score.Rows, _score.Sum + score.Sum);
        _latency = (_latency.Rows + latency.Rows, _latency.Sum + latency.Sum);
        _status = (_status.Rows + status.Rows, _status.Failed + status.Failed);
    }

    /// <summary>Adds rows of a predicted class.</summary>
    /// <param name="isWatched">Whether it is the watched one.</param>
    /// <param name="rows">How many.</param>
    public void AddClass(bool isWatched, long rows)
    {
        _predictions += rows;
        _watched += isWatched ? rows : 0;
    }

    /// <summary>The day as it was counted.</summary>
    /// <param name="day">Which day it is.</param>
    public LogDay ToDay(DateOnly day) => new(
        day, Mean(_watched, _predictions), Mean(_score.Sum, _score.Rows), Mean(_latency.Sum, _latency.Rows), Mean(_status.Failed, _status.Rows));

    private static double? Mean(double sum, long rows) => rows == 0 ? null : sum / rows;
}
