using System.Globalization;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Profiles;

/// <summary>
/// Profiles columns within each value of one of them: the aggregates of <see cref="TableProfiler"/>, grouped once more.
/// What a column is for does not hang on the segment: the whole table decides it, or whoever asks.
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

    /// <summary>Whole numbers group and sort much faster as they are than as texts.</summary>
    private readonly bool _isWhole = columns[segment].Type == ColumnType.Integer;

    /// <summary>Profiles every column in every segment.</summary>
    /// <param name="known">
    /// What each column is for, the segments' own column being none that is profiled; null to infer it from the whole table,
    /// which takes another pass.
    /// </param>
    /// <returns>A profile by segment, as text; missing is the empty string.</returns>
    internal IReadOnlyDictionary<string, TableProfile> Profile(IReadOnlyList<ColumnRole>? known = null)
    {
        Dictionary<string, long[]> counts = Counts();
        Dictionary<string, List<ColumnProfile>> profiles = counts.Keys.ToDictionary(
            static key => key, static _ => new List<ColumnProfile>(), StringComparer.Ordinal);
        IReadOnlyList<ColumnRole> roles = known ?? [.. new TableProfiler(session, columns, cancellation).Profile(progress: null)
            .Columns.Select(static column => column.Role)];
        foreach (int place in Enumerable.Range(0, columns.Count).Where(place => known is null || place != segment))
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
        IEnumerable<string> present = columns.Select(static (column, i) => $"count(CASE WHEN {TableProfiler.Present(column, i)} THEN 1 END)");
        List<object?[]> rows = session.Query(
            $"SELECT {(_isWhole ? $"c{segment}" : _key)} AS s, count(*), {string.Join(", ", present)} FROM data GROUP BY s LIMIT {Limit + 1}", cancellation);
        return rows.Count <= Limit
            ? rows.ToDictionary(
                static row => Convert.ToString(row[0], CultureInfo.InvariantCulture) ?? "",
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
        using ChunkStream stream = session.Stream(Ascending(TableProfiler.NumberOf(column, place), TableProfiler.Present(column, place), counts.Count), cancellation);
        (long Whole, bool IsPresent, NumberAccumulator Accumulator)? last = null;
        while (stream.Next() is { } chunk)
        {
            using (chunk)
            {
                ChunkVector keys = chunk.Vector(0);
                ChunkVector values = chunk.Vector(1);
                ReadOnlySpan<long> times = chunk.Vector(2).Longs;
                for (int row = 0; row < chunk.Rows; row++)
                {
                    // Rows come segment by segment, so most are of the segment before.
                    bool isPresent = keys.IsPresent(row);
                    long whole = _isWhole && isPresent ? keys.Longs[row] : 0;
                    if (!_isWhole || last is not { } known || known.Whole != whole || known.IsPresent != isPresent)
                    {
                        string key = !_isWhole ? keys.Text(row) : isPresent ? whole.ToString(CultureInfo.InvariantCulture) : "";
                        last = (whole, isPresent, Of(key));
                    }

                    last.Value.Accumulator.Add(NumberVector.At(column.Type, values, row), times[row]);
                }
            }
        }

        return accumulators.ToDictionary(static pair => pair.Key, static pair => pair.Value.Finish(), StringComparer.Ordinal);

        NumberAccumulator Of(string key)
        {
            if (!accumulators.TryGetValue(key, out NumberAccumulator? accumulator))
            {
                accumulators.Add(key, accumulator = new NumberAccumulator(counts[key][place + 1]));
            }

            return accumulator;
        }
    }

    /// <summary>
    /// The SQL that gives each segment's numbers ascending with how often they come. As in <see cref="TableProfiler"/>
    /// counting first pays where values repeat; where most differ, sorting alone is faster.
    /// </summary>
    private string Ascending(string number, string present, int segments)
    {
        string key = _isWhole ? $"c{segment}" : _key;
        object?[] estimate = session.Query($"SELECT approx_count_distinct({number}), count(*) FROM data WHERE {present}", cancellation)[0];
        bool differ = Convert.ToDouble(estimate[0], CultureInfo.InvariantCulture) * segments > Convert.ToDouble(estimate[1], CultureInfo.InvariantCulture) / 2;
        return differ
            ? $"SELECT {key} AS s, {number} AS v, CAST(1 AS BIGINT) FROM data WHERE {present} ORDER BY s, v"
            : $"SELECT {key} AS s, {number} AS v, count(*) AS n FROM data WHERE {present} GROUP BY s, v ORDER BY s, v";
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
