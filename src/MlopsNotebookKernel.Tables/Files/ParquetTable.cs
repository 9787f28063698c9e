using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Columns;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Files;

/// <summary>Opens a Parquet file in place: its columns are read from the file whenever they are needed.</summary>
internal static class ParquetTable
{
    /// <summary>Opens a file as view <c>data</c>.</summary>
    /// <exception cref="TableException">It is damaged, or has a column of a type that is not served.</exception>
    internal static IReadOnlyList<Column> Load(DuckSession session, TableFile file, CancellationToken cancellation)
    {
        string rows = $"read_parquet({Sql.Path(file.Path)}, hive_partitioning = false)";
        try
        {
            return DescribedTable.Create(session, "VIEW", rows, file.Name, cancellation);
        }
        catch (DuckQueryException fault)
        {
            throw new TableException(
                "MLOPS1403",
                $"'{file.Name}' is not a whole Parquet file: it cannot be read.",
                "Fetch or write the file again.",
                fault);
        }
    }
}
