using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Columns;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Files;

/// <summary>
/// Loads a JSON file (an array of objects, or an object a line) into the database; all rows decide each column's type,
/// and a column of mixed types is text. JSON tells numbers and truth values from text itself; timestamps are text there,
/// and are known by the rule for CSV.
/// </summary>
internal static class JsonTable
{
    /// <summary>Loads a file as table <c>data</c>.</summary>
    /// <exception cref="TableException">It is not JSON, not a table, or has a column of a type that is not served.</exception>
    internal static IReadOnlyList<Column> Load(DuckSession session, TableFile file, CancellationToken cancellation)
    {
        Parse(session, file, cancellation);
        string[] moments = [.. Moments(session, cancellation).Select(static name =>
            $"{CsvValue.Value(CsvForm.ZonedTimestamp, Sql.Name(name))} AS {Sql.Name(name)}")];
        string rows = moments.Length == 0 ? "parsed" : $"(SELECT * REPLACE ({string.Join(", ", moments)}) FROM parsed)";
        IReadOnlyList<Column> columns = DescribedTable.Create(session, "TABLE", rows, file.Name, cancellation);
        session.Execute("DROP TABLE parsed", cancellation);
        return columns;
    }

    private static void Parse(DuckSession session, TableFile file, CancellationToken cancellation)
    {
        try
        {
            string rows = $"read_json({Sql.Path(file.Path)}, format = 'auto', records = true, hive_partitioning = false";
            List<object?[]> described = session.Query(
                $"DESCRIBE SELECT * FROM {rows}, sample_size = -1, map_inference_threshold = -1, convert_strings_to_integers = false)",
                cancellation);
            IEnumerable<string> columns = described.Select(static row => $"{Sql.Text((string)row[0]!)}: {Sql.Text(Kept((string)row[1]!))}");
            session.Execute(
                $"CREATE TABLE parsed AS SELECT * FROM {rows}, columns = {{ {string.Join(", ", columns)} }})", cancellation);
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

    /// <summary>What the database would make of text (a UUID in lower case, a day) stays text, as it was written.</summary>
    private static string Kept(string type) => type switch
    {
        "UUID" or "TIME" or "DATE" or "TIMESTAMP" or "TIMESTAMP WITH TIME ZONE" => "VARCHAR",
        _ => type,
    };

    /// <summary>The columns of text whose every value is a timestamp.</summary>
    private static List<string> Moments(DuckSession session, CancellationToken cancellation)
    {
        string[] texts = [.. session.Query("DESCRIBE parsed", cancellation)
            .Where(static row => (string)row[1]! == "VARCHAR")
            .Select(static row => (string)row[0]!)];
        if (texts.Length == 0)
        {
            return [];
        }

        IEnumerable<string> fits = texts.Select(static name =>
            $"count({Sql.Name(name)}) > 0 AND count({CsvValue.Value(CsvForm.ZonedTimestamp, Sql.Name(name))}) = count({Sql.Name(name)})");
        object?[] found = session.Query($"SELECT {string.Join(", ", fits)} FROM parsed", cancellation)[0];
        return [.. texts.Where((_, i) => found[i] is true)];
    }
}
