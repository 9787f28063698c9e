using System.Globalization;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;
using MlopsNotebookKernel.Tables.Queries;
using MlopsNotebookKernel.Tables.Reading;
using MlopsNotebookKernel.Tables.Rows;

namespace MlopsNotebookKernel.Tables.Checks;

/// <summary>Writes the rows that fail a check.</summary>
internal static class FailingRows
{
    /// <summary>Writes the first rows that fail.</summary>
    /// <param name="fenced">The database that holds view <c>data</c>; it may read, and write nothing.</param>
    /// <param name="writer">An empty database that may write.</param>
    /// <param name="columns">The columns of <c>data</c>.</param>
    /// <param name="check">The check.</param>
    /// <param name="limit">The most rows.</param>
    /// <param name="path">Absolute path of the Parquet file.</param>
    /// <param name="cancellation">Cancels.</param>
    public static void Write(
        DuckSession fenced, DuckSession writer, IReadOnlyList<Column> columns, TableCheck check, int limit, string path, CancellationToken cancellation)
    {
        string failing = check switch
        {
            TableCheck.Rows rows => $"SELECT * FROM data WHERE ({rows.Holds}) IS NOT TRUE LIMIT {limit.ToString(CultureInfo.InvariantCulture)}",
            TableCheck.Query query => $"SELECT * FROM (\n{Trimmed(query.Select)}\n) LIMIT {limit.ToString(CultureInfo.InvariantCulture)}",
            TableCheck.Code code => Numbered(Numbers(fenced, columns, code.Predicate, limit, cancellation)),
            _ => throw new ArgumentException("This check is not about rows.", nameof(check)),
        };
        if (check is TableCheck.Query)
        {
            SqlStatement.Read(fenced, failing, cancellation);
        }

        fenced.Execute("DROP TABLE IF EXISTS mlops_failing", cancellation);
        fenced.Execute($"CREATE TEMP TABLE mlops_failing AS {failing}", cancellation);
        using System.Data.Common.DbDataReader reader = fenced.Read("SELECT * FROM mlops_failing", cancellation);
        IReadOnlyList<Column> written = RowTable.Load(writer, reader, "failing rows", cancellation);
        ParquetWriter.Write(writer, written, path, cancellation);
    }

    /// <summary>A query without semicolons at its end.</summary>
    /// <param name="select">The query.</param>
    public static string Trimmed(string select) => SqlRewriter.Rewrite(select, name => $"@{name}");

    private static List<long> Numbers(DuckSession fenced, IReadOnlyList<Column> columns, IRowPredicate predicate, int limit, CancellationToken cancellation)
    {
        List<long> numbers = [];
        RowStream.Read(fenced, columns, [predicate], cancellation, (_, first, rows, holds, _) =>
        {
            for (int row = 0; row < rows && numbers.Count < limit; row++)
            {
                if (!holds[row])
                {
                    numbers.Add(first + row);
                }
            }

            return numbers.Count < limit;
        });
        return numbers;
    }

    private static string Numbered(List<long> numbers)
    {
        string list = numbers.Count == 0 ? "NULL" : string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
        return $"SELECT * EXCLUDE (mlops_number) FROM (SELECT *, row_number() OVER () - 1 AS mlops_number FROM data) WHERE mlops_number IN ({list}) ORDER BY mlops_number";
    }
}
