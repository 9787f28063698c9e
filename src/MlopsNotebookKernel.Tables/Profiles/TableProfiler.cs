using System.Globalization;
using MlopsNotebookKernel.Domain.Profiles;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Profiles;

/// <summary>
/// Profiles columns from one portable aggregate each, <c>GROUP BY</c> value: the database counts on all cores and hands
/// the distinct values over in order, and all else (moments, bins, roles) follows from the counts.
/// </summary>
/// <param name="session">Where table <c>data</c> is.</param>
/// <param name="columns">Its columns.</param>
/// <param name="cancellation">Cancels.</param>
internal sealed class TableProfiler(DuckSession session, IReadOnlyList<Column> columns, CancellationToken cancellation)
{
    /// <summary>Profiles every column.</summary>
    /// <param name="progress">Gets the share done; may be null.</param>
    internal TableProfile Profile(IProgress<double>? progress)
    {
        long rows = Convert.ToInt64(session.Query("SELECT count(*) FROM data", cancellation)[0][0], CultureInfo.InvariantCulture);
        List<ColumnProfile> profiles = new(columns.Count);
        for (int i = 0; i < columns.Count; i++)
        {
            profiles.Add(Profile(i, rows));
            progress?.Report((i + 1.0) / columns.Count);
        }

        return new TableProfile(rows, profiles);
    }

    /// <summary>The SQL that tells whether a value is present; an infinite number is not, for it has no place in a distribution.</summary>
    internal static string Present(Column column, int place) => column.Type switch
    {
        ColumnType.Number => $"isfinite(c{place})",
        _ => $"c{place} IS NOT NULL",
    };

    /// <summary>The SQL that gives a numeric column's values as <c>BIGINT</c>, <c>DOUBLE</c> or <c>TIMESTAMP</c>.</summary>
    internal static string NumberOf(Column column, int place) =>
        column.Type == ColumnType.Boolean ? $"CAST(c{place} AS BIGINT)" : $"c{place}";

    private ColumnProfile Profile(int place, long rows)
    {
        Column column = columns[place];
        (Distribution distribution, NumericSummary? numeric, long distinct) = column.Type == ColumnType.Text ? Texts(place) : Numbers(place);
        long present = distribution.Count;
        return new ColumnProfile(
            column.Name, column.Type, RoleRule.Infer(column, present, distinct, numeric), rows, rows - present, distribution, numeric);
    }

    private (Distribution, NumericSummary?, long) Numbers(int place)
    {
        Column column = columns[place];
        NumberAccumulator? accumulator = null;
        using ChunkStream stream = session.Stream(Ascending(NumberOf(column, place), Present(column, place)), cancellation);
        while (stream.Next() is { } chunk)
        {
            using (chunk)
            {
                accumulator ??= new NumberAccumulator(chunk.Vector(2).Longs[0]);
                NumberVector.AddTo(accumulator, column.Type, chunk.Vector(0), chunk.Vector(1).Longs);
            }
        }

        accumulator ??= new NumberAccumulator(0);
        (Distribution distribution, NumericSummary? numeric) = accumulator.Finish();
        return (distribution, numeric, accumulator.Distinct);
    }

    /// <summary>
    /// The SQL that gives numbers ascending, with how often each comes and how many come in all. Counting first pays
    /// where values repeat; where most differ, sorting alone is much faster, and the accumulator adds up equal ones: the
    /// profile is the same either way.
    /// </summary>
    private string Ascending(string number, string present)
    {
        object?[] estimate = session.Query($"SELECT approx_count_distinct({number}), count(*) FROM data WHERE {present}", cancellation)[0];
        long distinct = Convert.ToInt64(estimate[0], CultureInfo.InvariantCulture);
        long count = Convert.ToInt64(estimate[1], CultureInfo.InvariantCulture);
        return distinct > count / 2
            ? $"SELECT {number} AS v, CAST(1 AS BIGINT), CAST({count.ToString(CultureInfo.InvariantCulture)} AS BIGINT) FROM data WHERE {present} ORDER BY v"
            : $"""
                WITH g AS MATERIALIZED (
                    SELECT {number} AS v, count(*) AS n FROM data WHERE {present} GROUP BY v)
                SELECT v, n, CAST((SELECT sum(n) FROM g) AS BIGINT) FROM g ORDER BY v
                """;
    }

    private (Distribution, NumericSummary?, long) Texts(int place)
    {
        string limit = ColumnProfile.ExactLimit.ToString(CultureInfo.InvariantCulture);
        CategoryAccumulator accumulator = new();
        using ChunkStream stream = session.Stream(
            $"""
            WITH g AS MATERIALIZED (SELECT c{place} AS v, count(*) AS n FROM data WHERE c{place} IS NOT NULL GROUP BY v)
            SELECT v, n, (SELECT count(*) FROM g), CAST((SELECT sum(n) FROM g) AS BIGINT) FROM g ORDER BY n DESC, v LIMIT {limit}
            """,
            cancellation);
        while (stream.Next() is { } chunk)
        {
            using (chunk)
            {
                for (int row = 0; row < chunk.Rows; row++)
                {
                    accumulator.Add(
                        chunk.Vector(0).Text(row), chunk.Vector(1).Longs[row], chunk.Vector(2).Longs[row], chunk.Vector(3).Longs[row]);
                }
            }
        }

        return (accumulator.Finish(), null, accumulator.Distinct);
    }
}
