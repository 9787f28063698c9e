using MlopsNotebookKernel.Domain.Logs;
using MlopsNotebookKernel.Domain.Metrics.Evaluation;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Logs;

/// <summary>
/// Holds a log's scores and predicted numbers against its labels: scores come in their order, numbers as they lie; nothing
/// of a row is kept.
/// </summary>
/// <param name="session">Where view <c>scored</c> is.</param>
/// <param name="questions">What is held against labels.</param>
/// <param name="counts">The periods.</param>
/// <param name="cancellation">Cancels.</param>
internal sealed class LogTruths(DuckSession session, LogQuestions questions, LogCounts counts, CancellationToken cancellation)
{
    private readonly string _rows = $"FROM scored WHERE period IS NOT NULL AND came IS NOT NULL AND said IS NOT NULL{(questions.Columns.Score is null ? "" : " AND score IS NOT NULL")}";

    /// <summary>Reads them into the periods.</summary>
    public void Read()
    {
        if (questions.Watched is null)
        {
            ReadNumbers();
            return;
        }

        // Scores are of the positive class of two.
        if (questions is { NeedsScores: true, Columns.Score: not null } && counts.Periods.Values.Any(period => period.Truths.Classes.Count <= 2))
        {
            ReadScores();
        }
    }

    private void ReadScores()
    {
        object?[] estimate = session.Query("SELECT approx_count_distinct(score), count(score) FROM scored", cancellation)[0];

        // Counting first pays where scores repeat; where most differ, sorting alone is faster.
        bool differ = (long)estimate[0]! * counts.Periods.Count * 2 > (long)estimate[1]! / 2;
        string sql = differ
            ? $"SELECT period, score, positive, CAST(1 AS BIGINT) {_rows} ORDER BY period, score DESC"
            : $"SELECT period, score, positive, count(*) {_rows} GROUP BY period, score, positive ORDER BY period, score DESC";
        PeriodCursor cursor = new(counts);
        using ChunkStream stream = session.Stream(sql, cancellation);
        while (stream.Next() is { } chunk)
        {
            using (chunk)
            {
                ReadOnlySpan<long> periods = chunk.Vector(0).Longs;
                ReadOnlySpan<double> scores = chunk.Vector(1).Doubles;
                ReadOnlySpan<byte> positives = chunk.Vector(2).Booleans;
                ReadOnlySpan<long> times = chunk.Vector(3).Longs;
                for (int row = 0; row < chunk.Rows; row++)
                {
                    cursor.At(periods[row]).AddScore(scores[row], positives[row] != 0, times[row]);
                }
            }
        }
    }

    private void ReadNumbers()
    {
        PeriodCursor cursor = new(counts);
        using ChunkStream stream = session.Stream(
            "SELECT period, prediction, target FROM scored WHERE period IS NOT NULL AND prediction IS NOT NULL AND target IS NOT NULL", cancellation);
        while (stream.Next() is { } chunk)
        {
            using (chunk)
            {
                ReadOnlySpan<long> periods = chunk.Vector(0).Longs;
                ReadOnlySpan<double> predictions = chunk.Vector(1).Doubles;
                ReadOnlySpan<double> targets = chunk.Vector(2).Doubles;
                for (int row = 0; row < chunk.Rows; row++)
                {
                    cursor.At(periods[row]).AddNumber(predictions[row], targets[row]);
                }
            }
        }
    }

    /// <summary>Finds a row's period; neighbours mostly have the same.</summary>
    private sealed class PeriodCursor(LogCounts counts)
    {
        private long _period = long.MinValue;
        private LabelledTally? _truths;

        public LabelledTally At(long period)
        {
            if (_truths is null || period != _period)
            {
                (_period, _truths) = (period, counts.Periods[period].Truths);
            }

            return _truths;
        }
    }
}
