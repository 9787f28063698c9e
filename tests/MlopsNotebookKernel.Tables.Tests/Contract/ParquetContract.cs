using MlopsNotebookKernel.Domain.Tables;

namespace MlopsNotebookKernel.Tables.Tests.Contract;

public sealed class ParquetContract : TableContract
{
    protected override TableSource Source(string folder)
    {
        string path = Path.Combine(folder, "it's [a] sample*.parquet".Replace("*", OperatingSystem.IsWindows() ? "" : "*", StringComparison.Ordinal));
        using DuckDB.NET.Data.DuckDBConnection connection = new("DataSource=:memory:");
        connection.Open();
        using DuckDB.NET.Data.DuckDBCommand command = connection.CreateCommand();
        string csv = Saved(folder, "sample.csv", SampleRow.Csv("\n", quoteAll: false, "R"));
        command.CommandText = $"""
            COPY (SELECT "Truth", CAST("Whole" AS INTEGER) AS "Whole", "Fraction", CAST("Word" AS VARCHAR) AS "Word", CAST("Moment" AS TIMESTAMP) AS "Moment"
                FROM read_csv('{csv}', header = true, quote = '"', escape = '"', delim = ',')) TO '{path.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet, ROW_GROUP_SIZE 2048)
            """;
        command.ExecuteNonQuery();
        return new TableSource.File(path);
    }
}
