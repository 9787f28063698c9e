using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Columns;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Files;

/// <summary>
/// Loads a JSON file (an array of objects, or an object a line) into the database; all rows decide each column's type,
/// and a column of mixed types is text.
/// </summary>
internal static class JsonTable
{
    /// <summary>Loads a file as table <c>data</c>.</summary>
    /// <exception cref="TableException">It is not JSON, not a table, or has a column of a type that is not served.</exception>
    internal static IReadOnlyList<Column> Load(DuckSession session, TableFile file, CancellationToken cancellation)
    {
        string rows = $"""
            read_json({Sql.Path(file.Path)}, format = 'auto', records = true, sample_size = -1, map_inference_threshold = -1,
                convert_strings_to_integers = false, dateformat = 'iso', timestampformat = 'iso', hive_partitioning = false)
            """;
        try
        {
            return DescribedTable.Create(session, "TABLE", rows, file.Name, cancellation);
        }
        catch (DuckQueryException fault)
        {
            throw new TableException(
                "MLOPS1410",
                $"'{file.Name}' cannot be read as a table of JSON objects.",
                "Write it as an array of objects, or as one object a line, each with the same names.",
                fault);
        }
    }
}
