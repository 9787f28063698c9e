using System.Globalization;
using MlopsNotebookKernel.Domain.Logs;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Logs;

/// <summary>
/// Counts scoring logs with DuckDB: each figure is an aggregate of its own over one view of the log, so rows are read where
/// they lie, in whatever order, and only what is counted is ever held. A large text is written to a temporary Parquet file first,
/// for as a table it would be held whole.
/// </summary>
/// <param name="spillBytes">From how many bytes on a text is large; 32 MiB by default.</param>
public sealed class DuckLogEngine(long spillBytes = 32 << 20) : ILogEngine
{
    /// <inheritdoc/>
    public Task<LogMeasurements> MeasureAsync(
        IReadOnlyList<TableSource> parts, LogQuestions questions, IProgress<string>? progress, CancellationToken cancellation) => Task.Run(
        () =>
        {
            using DuckDatabase database = DuckDatabase.Open();
            using DuckSession session = database.Connect();
            try
            {
                progress?.Report("reading the log");
                ScoredView view = ScoredView.Create(session, Load(database, session, parts, cancellation), questions, cancellation);
                return Measure(session, view, questions, progress, cancellation);
            }
            catch (DuckQueryException fault)
            {
                throw new TableException(
                    "MLOPS1413",
                    $"The log cannot be read to its end: {fault.Message.Split('\n')[0].TrimEnd('.', ' ', '\r')}.",
                    "Check that its files are whole and were not changed while they were read.",
                    fault);
            }
        },
        cancellation);

    private static LogMeasurements Measure(
        DuckSession session, ScoredView view, LogQuestions questions, IProgress<string>? progress, CancellationToken cancellation)
    {
        progress?.Report("counting by day");
        LogCounts counts = new(questions, view);
        counts.Read(session, cancellation);
        if (questions.Columns.Label is not null)
        {
            progress?.Report("holding predictions against labels");
            new LogTruths(session, questions, counts, cancellation).Read();
        }

        progress?.Report("profiling the periods");
        IReadOnlyDictionary<long, Domain.Profiles.TableProfile> profiles = view.Profiles(session, cancellation);
        return new LogMeasurements(
            [.. counts.Periods.Select(pair => pair.Value.ToPeriod(profiles.GetValueOrDefault(pair.Key)))], counts.Days, counts.Timeless);
    }

    /// <summary>Loads the parts as one view <c>log</c>, columns by their names.</summary>
    private IReadOnlyList<Column> Load(DuckDatabase database, DuckSession session, IReadOnlyList<TableSource> parts, CancellationToken cancellation)
    {
        for (int i = 0; i < parts.Count; i++)
        {
            bool isLarge = parts[i] is TableSource.File file && new FileInfo(file.Path) is { Exists: true } info && info.Length >= spillBytes;
            string? spill = isLarge ? database.Spill(string.Create(CultureInfo.InvariantCulture, $"part{i}.parquet")) : null;
            IReadOnlyList<Column> columns = DuckTableEngine.Load(session, parts[i], spill, cancellation);
            bool isView = (string)session.Query("SELECT table_type FROM information_schema.tables WHERE table_name = 'data'", cancellation)[0][0]! == "VIEW";
            string stored = string.Create(CultureInfo.InvariantCulture, $"stored{i}");
            string named = string.Join(", ", columns.Select((column, place) => string.Create(CultureInfo.InvariantCulture, $"c{place} AS {Sql.Name(column.Name)}")));
            session.Execute($"ALTER {(isView ? "VIEW" : "TABLE")} data RENAME TO {stored}", cancellation);
            session.Execute(string.Create(CultureInfo.InvariantCulture, $"CREATE VIEW part{i} AS SELECT {named} FROM {stored}"), cancellation);
        }

        string all = string.Join(" UNION ALL BY NAME ", Enumerable.Range(0, parts.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"SELECT * FROM part{i}")));
        session.Execute($"CREATE VIEW log AS {all}", cancellation);
        return [.. session.Query("DESCRIBE log", cancellation).Select(row => new Column((string)row[0]!, TypeOf((string)row[1]!)))];
    }

    private static ColumnType TypeOf(string type) => type switch
    {
        "BOOLEAN" => ColumnType.Boolean,
        "BIGINT" => ColumnType.Integer,
        "DOUBLE" => ColumnType.Number,
        "TIMESTAMP" => ColumnType.Timestamp,
        _ => ColumnType.Text,
    };
}
