using System.Globalization;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Profiles;

/// <summary>
/// Profiles columns within each value of one of them: the aggregates of <see cref="TableProfiler"/>, grouped once more.
/// What a column is for does not hang on the segment: the whole table decides it.
/// </summary>
/// <param name="session">Where table <c>data</c> is.</param>
/// <param name="columns">Its columns.</param>
/// <param name="segment">The place of the column whose values are the segments.</param>
/// <param name="source">What the table is called, for messages.</param>
/// <param name="cancellation">Cancels.</param>
internal sealed class SegmentProfiler(
    DuckSession session, IReadOnlyList<Column> columns, int segment, string source, CancellationToken cancellation)
{
    /// <summary>More segments than these are refused.</summary>
    internal const int Limit = 4096;

    private readonly string _key = $"coalesce(CAST(c{segment} AS VARCHAR), '')";

    /// <summary>Profiles every column in every segment.</summary>
    /// <returns>A profile by segment, as text; missing is the empty string.</returns>
    internal IReadOnlyDictionary<string, TableProfile> Profile()
    {
        Dictionary<string, long[]> counts = Counts();
        Dictionary<string, List<ColumnProfile>> profiles = counts.Keys.ToDictionary(
            static key => key, static _ => new List<ColumnProfile>(), StringComparer.Ordinal);
        IReadOnlyList<ColumnRole> roles = [.. new TableProfiler(session, columns, cancellation).Profile(progress: null)
            .Columns.Select(static column => column.Role)];
        for (int place = 0; place < columns.Count; place++)
        {
            Dictionary<string, (Distribution Distribution, NumericSummary? Numeric)> found =
                columns[place].Type == ColumnType.Text ? Texts(place) : Numbers(place, counts);
            foreach ((string key, long[] count) in counts)
            {
                (Distribution distribution, NumericSummary? numeric) =
                    found.TryGetValue(key, out var here) ? here : Empty(columns[place].Type);
                Column column = columns[place];
                profiles[key].Add(new ColumnProfile(
                    column.Name, column.Type, roles[place], count[0], count[0] - count[place + 1], distribution, numeric));
            }
        }

        return new SortedDictionary<string, TableProfile>(
            counts.ToDictionary(static count => count.Key, count => new TableProfile(count.Value[0], profiles[count.Key])),
            StringComparer.Ordinal);
    }

    private static (Distribution, NumericSummary?) Empty(ColumnType type) => type == ColumnType.Text
        ? (new CategoryAccumulator().Finish(), null)
        : new NumberAccumulator(0).Finish();

    /// <summary>For each segment its rows, then the present values of each column.</summary>
    private Dictionary<string, long[]> Counts()
    {
        IEnumerable<string> present = columns.Select(static (column, i) => $"count(*) FILTER (WHERE {TableProfiler.Present(column, i)})");
        List<object?[]> rows = session.Query(
            $"SELECT {_key} AS s, count(*), {string.Join(", ", present)} FROM data GROUP BY s LIMIT {Limit + 1}", cancellation);
        return rows.Count <= Limit
            ? rows.ToDictionary(
                static row => (string)row[0]!,
                static row => Array.ConvertAll(row[1..], static count => Convert.ToInt64(count, CultureInfo.InvariantCulture)),
                StringComparer.Ordinal)
            : throw new TableException(
                "MLOPS1415",
                $"Column '{columns[segment].Name}' of '{source}' has more than {Limit} values, too many for segments.",
                "Name a column with fewer values, such as a region or a carrier.");
    }

    private Dictionary<string, (Distribution, NumericSummary?)> Numbers(int place, Dictionary<string, long[]> counts)
    {
        Column column = columns[place];
        Dictionary<string, NumberAccumulator> accumulators = new(StringComparer.Ordinal);
        using ChunkStream stream = session.Stream(
            $"""
            SELECT {_key} AS s, {TableProfiler.NumberOf(column, place)} AS v, count(*) AS n FROM data
            WHERE {TableProfiler.Present(column, place)} GROUP BY s, v ORDER BY s, v
            """,
            cancellation);
        while (stream.Next() is { } chunk)
        {
            using (chunk)
            {
                ChunkVector keys = chunk.Vector(0);
                ChunkVector values = chunk.Vector(1);
                ReadOnlySpan<long> times = chunk.Vector(2).Longs;
                for (int row = 0; row < chunk.Rows; row++)
                {
                    string key = keys.Text(row);
                    if (!accumulators.TryGetValue(key, out NumberAccumulator? accumulator))
                    {
                        accumulators.Add(key, accumulator = new NumberAccumulator(counts[key][place + 1]));
                    }

                    accumulator.Add(NumberVector.At(column.Type, values, row), times[row]);
                }
            }
        }

        return accumulators.ToDictionary(static pair => pair.Key, static pair => pair.Value.Finish(), StringComparer.Ordinal);
    }

    private Dictionary<string, (Distribution, NumericSummary?)> Texts(int place)
    {
        Dictionary<string, CategoryAccumulator> accumulators = new(StringComparer.Ordinal);
        using ChunkStream stream = session.Stream(
            $"""
            SELECT s, v, n, distinct_values, CAST(total AS BIGINT) FROM (
                SELECT s, v, n, count(*) OVER (PARTITION BY s) AS distinct_values, sum(n) OVER (PARTITION BY s) AS total,
                    row_number() OVER (PARTITION BY s ORDER BY n DESC, v) AS place
                FROM (SELECT {_key} AS s, c{place} AS v, count(*) AS n FROM data WHERE c{place} IS NOT NULL GROUP BY s, v))
            WHERE place <= {ColumnProfile.ExactLimit}
            """,
            cancellation);
        while (stream.Next() is { } chunk)
        {
            using (chunk)
            {
                for (int row = 0; row < chunk.Rows; row++)
                {
                    string key = chunk.Vector(0).Text(row);
                    if (!accumulators.TryGetValue(key, out CategoryAccumulator? accumulator))
                    {
                        accumulators.Add(key, accumulator = new CategoryAccumulator());
                    }

                    accumulator.Add(
                        chunk.Vector(1).Text(row), chunk.Vector(2).Longs[row], chunk.Vector(3).Longs[row], chunk.Vector(4).Longs[row]);
                }
            }
        }

        return accumulators.ToDictionary(
            static pair => pair.Key, static pair => ((Distribution)pair.Value.Finish(), (NumericSummary?)null), StringComparer.Ordinal);
    }
}
