using System.Globalization;
using MlopsNotebookKernel.Domain.Logs;
using MlopsNotebookKernel.Domain.Periods;
using MlopsNotebookKernel.Domain.Statistics;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Logs;

/// <summary>Counts a log by day, class, segment and label in one aggregate, and what its requests took in one each.</summary>
/// <param name="questions">What is counted.</param>
/// <param name="view">How it is seen.</param>
internal sealed class LogCounts(LogQuestions questions, ScoredView view)
{
    private readonly SortedDictionary<long, DayCounts> _days = [];

    /// <summary>The periods by first day, as days since 1970.</summary>
    public SortedDictionary<long, PeriodCounts> Periods { get; } = [];

    /// <summary>Rows without a time.</summary>
    public long Timeless { get; private set; }

    /// <summary>The days, oldest first.</summary>
    public IReadOnlyList<LogDay> Days => [.. _days.Select(pair => pair.Value.ToDay(ScoredView.Day(pair.Key)))];

    /// <summary>Counts.</summary>
    /// <param name="session">Where view <c>scored</c> is.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="LogException">A period has too many classes or segments (MLOPS2824).</exception>
    public void Read(DuckSession session, CancellationToken cancellation)
    {
        // Labels are counted with the rest where they are classes. In order, so that sums of one log are added up alike.
        string label = questions.Watched is null ? "target IS NOT NULL" : "came";
        string truth = questions.Watched is null ? "CASE WHEN came THEN '' END" : view.Truth;
        using ChunkStream stream = session.Stream(
            $"""
            SELECT day, {view.Class} AS class, segment, {truth} AS truth, rows, scores, score, latencies, latency, requests, failed FROM (
                SELECT day, said, segment, {label} AS came, count(*) AS rows, count(score) AS scores, coalesce(sum(score), 0.0::DOUBLE) AS score,
                    count(latency) AS latencies, coalesce(sum(latency), 0.0::DOUBLE) AS latency, count(failed) AS requests, count(CASE WHEN failed THEN 1 END) AS failed
                FROM scored GROUP BY ALL)
            ORDER BY day, class, segment, truth
            """,
            cancellation);
        while (stream.Next() is { } chunk)
        {
            using (chunk)
            {
                for (int row = 0; row < chunk.Rows; row++)
                {
                    Take(chunk, row);
                }
            }
        }

        if (questions.Columns.Latency is not null)
        {
            ReadHistogram(session, "latency", period => period.Latency, cancellation);
        }

        if (questions.Columns.Memory is not null)
        {
            ReadHistogram(session, "memory", period => period.Memory, cancellation);
        }
    }

    private void Take(Chunk chunk, int row)
    {
        long rows = Long(4);
        if (!chunk.Vector(0).IsPresent(row))
        {
            Timeless += rows;
            return;
        }

        if (!_days.TryGetValue(Long(0), out DayCounts? day))
        {
            _days.Add(Long(0), day = new DayCounts());
        }

        PeriodCounts period = Of(ScoredView.Day(Long(0)));
        string? truth = Text(3);
        period.Rows += rows;
        period.Labelled += truth is null ? 0 : rows;
        period.Requests += Long(9);
        period.Failed += Long(10);
        day.Add((Long(5), Double(6)), (Long(7), Double(8)), (Long(9), Long(10)));
        if (Text(1) is { } name)
        {
            period.Classes.Add(name, Text(2), rows);
            day.AddClass(name == questions.Watched, rows);
            long held = questions.Columns.Score is null ? rows : Long(5);
            if (truth is not null && held > 0)
            {
                period.Truths.AddClasses(truth, name, held);
            }

            Check(period);
        }

        long Long(int column) => chunk.Vector(column).Longs[row];
        double Double(int column) => chunk.Vector(column).Doubles[row];
        string? Text(int column) => chunk.Vector(column).IsPresent(row) ? chunk.Vector(column).Text(row) : null;
    }

    private PeriodCounts Of(DateOnly day)
    {
        DateOnly start = DateOnly.FromDateTime(Period.Start(day.ToDateTime(TimeOnly.MinValue), questions.Every));
        long number = ScoredView.Number(start);
        if (!Periods.TryGetValue(number, out PeriodCounts? period))
        {
            Periods.Add(number, period = new PeriodCounts(start));
        }

        return period;
    }

    private void Check(PeriodCounts period)
    {
        if (period.Classes.Overall.Count > LogQuestions.MostClasses)
        {
            throw TooMany(questions.Columns.Prediction, LogQuestions.MostClasses, "classes", "Name the column of the predicted class with --prediction.");
        }

        if (period.Truths.Pairs > LogQuestions.MostClasses * period.Classes.Overall.Count)
        {
            throw TooMany(questions.Columns.Label, LogQuestions.MostClasses, "classes", "Name the column of what came true with --label.");
        }

        if (period.Classes.Segments.Count > LogQuestions.MostSegments)
        {
            throw TooMany(questions.Columns.By, LogQuestions.MostSegments, "segments", "Name a column with fewer values with --by.");
        }
    }

    private static LogException TooMany(string? column, int most, string what, string remedy) => new(
        "MLOPS2824", string.Create(CultureInfo.InvariantCulture, $"Column {column} has more than {most} values: too many to be {what}."), remedy);

    private void ReadHistogram(DuckSession session, string column, Func<PeriodCounts, LogHistogram> histogram, CancellationToken cancellation)
    {
        string width = LogHistogram.Width.ToString("R", CultureInfo.InvariantCulture);
        foreach (object?[] row in session.Query(
            $"""
            SELECT period, CASE WHEN {column} > 0 THEN CAST(floor(ln({column}) / {width}::DOUBLE) AS BIGINT) END AS bucket, count(*), max({column})
            FROM scored WHERE period IS NOT NULL AND {column} IS NOT NULL GROUP BY period, bucket
            """,
            cancellation))
        {
            histogram(Periods[(long)row[0]!]).Add((int?)(long?)row[1], (long)row[2]!, (double)row[3]!);
        }
    }
}
