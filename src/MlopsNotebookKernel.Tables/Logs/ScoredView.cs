using System.Globalization;
using MlopsNotebookKernel.Domain.Logs;
using MlopsNotebookKernel.Domain.Periods;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;
using MlopsNotebookKernel.Tables.Profiles;

namespace MlopsNotebookKernel.Tables.Logs;

/// <summary>
/// A log as view <c>scored</c>, by what its columns mean: <c>period</c> and <c>day</c> (days since 1970, NULL without a
/// time), <c>said</c> and <c>came</c> (predicted classes and labels as the log has them: names are made of groups, not of
/// rows), <c>positive</c> (whether the positive class came true), <c>segment</c>, <c>prediction</c> and <c>target</c>
/// (numbers), <c>score</c>, <c>latency</c>, <c>memory</c>, <c>failed</c>; and view <c>data</c> for the profiles of the
/// periods. A query takes of it just what it names.
/// </summary>
internal sealed class ScoredView
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    private readonly IReadOnlyList<Column> _judged;

    private ScoredView(IReadOnlyList<Column> judged, Column? said, Column? came)
    {
        _judged = judged;
        Class = LogField.Text(said is null ? null : said with { Name = "said" });
        Truth = LogField.Text(came is null ? null : came with { Name = "came" });
    }

    /// <summary>The SQL that names the class that was said; NULL where predictions are no classes.</summary>
    public string Class { get; }

    /// <summary>The SQL that names the class that came true; NULL where predictions are no classes.</summary>
    public string Truth { get; }

    /// <summary>Makes the views.</summary>
    /// <param name="session">Where view <c>log</c> is.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="questions">What they mean.</param>
    /// <param name="cancellation">Cancels.</param>
    public static ScoredView Create(DuckSession session, IReadOnlyList<Column> columns, LogQuestions questions, CancellationToken cancellation)
    {
        LogColumns roles = questions.Columns;
        bool areClasses = questions.Watched is not null;
        string day = $"CAST({LogField.Moment(Column(roles.Time)!)} AS DATE)";
        string period = questions.Every == PeriodLength.Day ? day : $"date_trunc('{questions.Every.ToString().ToLowerInvariant()}', {day})";
        (Column? said, Column? came) = areClasses ? (Column(roles.Prediction), Column(roles.Label)) : (null, null);
        Column[] judged = [.. questions.Judged.Select(name => Column(name)!)];
        string[] values =
        [
            $"CAST(CAST({period} AS DATE) - DATE '1970-01-01' AS BIGINT) AS period",
            $"CAST({day} - DATE '1970-01-01' AS BIGINT) AS day",
            $"{(said is null ? "NULL::VARCHAR" : Sql.Name(said.Name))} AS said",
            $"{(came is null ? "NULL::VARCHAR" : Sql.Name(came.Name))} AS came",
            $"{LogField.Positive(came, questions.Positive)} AS positive",
            $"{(roles.By is null ? "NULL::VARCHAR" : $"coalesce({LogField.Text(Column(roles.By))}, '')")} AS segment",
            $"{(areClasses ? "NULL::DOUBLE" : LogField.Number(Column(roles.Prediction)))} AS prediction",
            $"{(areClasses ? "NULL::DOUBLE" : LogField.Number(Column(roles.Label)))} AS target",
            $"{LogField.Number(Column(roles.Score))} AS score",
            $"{LogField.Number(Column(roles.Latency))} AS latency",
            $"{LogField.Number(Column(roles.Memory))} AS memory",
            $"{LogField.Failed(Column(roles.Status))} AS failed",
            .. judged.Select((column, i) => string.Create(CultureInfo.InvariantCulture, $"{Sql.Name(column.Name)} AS judged{i}")),
        ];
        session.Execute($"CREATE VIEW scored AS SELECT {string.Join(", ", values)} FROM log", cancellation);
        string profiled = string.Concat(judged.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $", judged{i} AS c{i + 1}")));
        session.Execute($"CREATE VIEW data AS SELECT period AS c0{profiled} FROM scored WHERE period IS NOT NULL", cancellation);
        return new ScoredView(judged, said, came);

        Column? Column(string? name) => name is null ? null : columns.First(column => column.Name == name);
    }

    /// <summary>The day that a number of the views stands for.</summary>
    /// <param name="days">Days since 1970.</param>
    public static DateOnly Day(long days) => Epoch.AddDays((int)days);

    /// <summary>The number that a day has in the views.</summary>
    /// <param name="day">The day.</param>
    public static long Number(DateOnly day) => day.DayNumber - Epoch.DayNumber;

    /// <summary>The profiles of the judged columns by period; none where nothing is judged.</summary>
    /// <param name="session">Where the views are.</param>
    /// <param name="cancellation">Cancels.</param>
    public IReadOnlyDictionary<long, TableProfile> Profiles(DuckSession session, CancellationToken cancellation)
    {
        if (_judged.Count == 0)
        {
            return new Dictionary<long, TableProfile>();
        }

        Column[] columns = [new("period", ColumnType.Integer), .. _judged];
        return new SegmentProfiler(session, columns, 0, "log", cancellation).Profile([.. columns.Select(_ => ColumnRole.Feature)])
            .ToDictionary(pair => long.Parse(pair.Key, CultureInfo.InvariantCulture), pair => pair.Value);
    }
}
