using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Checks;

/// <summary>
/// Counts many checks of one column by its different values: how often each occurs is counted once, and each check then
/// judges some hundred values in place of millions of rows.
/// </summary>
/// <param name="session">Where view <c>data</c> is.</param>
/// <param name="columns">Its columns.</param>
/// <param name="cancellation">Cancels.</param>
internal sealed class GroupedChecks(DuckSession session, IReadOnlyList<Column> columns, CancellationToken cancellation)
{
    /// <summary>With fewer checks of a column, counting its values costs more than it saves.</summary>
    private const int FewestChecks = 8;

    /// <summary>With fewer rows a value, judging each row costs little more.</summary>
    private const int FewestRows = 8;

    /// <summary>The first rows tell how many values there are: looking at all costs as much as counting them.</summary>
    private const int RowsLookedAt = 65_536;

    /// <summary>Counts the rows for which checks hold, for those that it is worth for.</summary>
    /// <param name="checks">All checks.</param>
    /// <param name="places">The places of those that may be counted.</param>
    /// <returns>Rows that hold, by place; a check that is not in it is to be run on the rows.</returns>
    public IReadOnlyDictionary<int, long> Count(IReadOnlyList<TableCheck> checks, IReadOnlyList<int> places)
    {
        Dictionary<int, long> counts = [];
        (string Column, int[] Places)[] groups =
        [
            .. places.Where(place => checks[place] is TableCheck.Rows { Column: { } column } && CanBeGrouped(column))
                .GroupBy(place => ((TableCheck.Rows)checks[place]).Column!, StringComparer.Ordinal)
                .Where(group => group.Count() >= FewestChecks)
                .Select(group => (group.Key, group.ToArray())),
        ];
        foreach ((string column, int[] group) in Worthwhile(groups))
        {
            try
            {
                object?[] held = session.Query(Statement(column, group.Select(place => ((TableCheck.Rows)checks[place]).Holds)), cancellation)[0];
                for (int i = 0; i < group.Length; i++)
                {
                    counts[group[i]] = (long)held[i]!;
                }
            }
            catch (DuckQueryException)
            {
                // One of them does not fit this column: on the rows each is tried alone, and says what is wrong.
            }
        }

        return counts;
    }

    /// <summary>Equal floating-point numbers may differ (0 and -0), and a check may tell them apart.</summary>
    private bool CanBeGrouped(string column) => columns.Any(each => each.Name == column && each.Type != ColumnType.Number);

    private IEnumerable<(string Column, int[] Places)> Worthwhile((string Column, int[] Places)[] groups)
    {
        if (groups.Length == 0)
        {
            return [];
        }

        object?[] seen = session.Query(
            $"SELECT count(*), {string.Join(", ", groups.Select(group => $"count(DISTINCT {Sql.Name(group.Column)})"))} FROM (SELECT * FROM data LIMIT {RowsLookedAt})", cancellation)[0];
        return groups.Where((_, i) => (long)seen[i + 1]! * FewestRows <= (long)seen[0]!);
    }

    private static string Statement(string column, IEnumerable<string> conditions)
    {
        string name = Sql.Name(column);
        string rows = Sql.Name(column + "_rows");
        return $"SELECT {string.Join(", ", conditions.Select(holds => $"CAST(coalesce(sum(CASE WHEN {holds} THEN {rows} END), 0) AS BIGINT)"))} FROM (SELECT {name}, count(*) AS {rows} FROM data GROUP BY {name})";
    }
}
