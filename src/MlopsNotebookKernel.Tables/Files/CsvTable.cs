using System.Globalization;
using System.Text.RegularExpressions;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Columns;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Files;

/// <summary>
/// Loads a CSV file into the database: one pass over all rows finds each column's type, a second one stores the typed
/// values by column, so that whatever follows reads only the columns it needs.
/// </summary>
internal static partial class CsvTable
{
    /// <summary>Each column of text is tried as these, the narrowest first.</summary>
    private static readonly ColumnType[] Candidates =
        [ColumnType.Boolean, ColumnType.Integer, ColumnType.Number, ColumnType.Timestamp];

    /// <summary>Loads a file as table <c>data</c>.</summary>
    /// <exception cref="TableException">It cannot be read as CSV.</exception>
    internal static IReadOnlyList<Column> Load(DuckSession session, TableFile file, CancellationToken cancellation)
    {
        CsvHeader header = CsvHeader.Read(file);
        IReadOnlyList<string> names = ColumnNames.Of(header.Names, file.Name);
        string rows = Rows(file, header);
        try
        {
            ColumnType[] types = Types(session, rows, names.Count, cancellation);
            string values = string.Join(", ", types.Select((type, i) => $"{CsvValue.Read(type, $"r{i}")} AS c{i}"));
            session.Execute($"CREATE TABLE data AS SELECT {values} FROM {rows}", cancellation);
            return [.. names.Select((name, i) => new Column(name, types[i]))];
        }
        catch (DuckQueryException fault)
        {
            throw Explain(fault, file, header);
        }
    }

    private static string Rows(TableFile file, CsvHeader header)
    {
        IEnumerable<string> columns = Enumerable.Range(0, header.Names.Count).Select(i => $"'r{i}': 'VARCHAR'");
        return $$"""
            read_csv({{Sql.Path(file.Path)}}, auto_detect = false, header = true, delim = {{Sql.Text(header.Delimiter.ToString())}},
                quote = '"', escape = '"', nullstr = '', hive_partitioning = false, columns = { {{string.Join(", ", columns)}} })
            """;
    }

    private static ColumnType[] Types(DuckSession session, string rows, int columns, CancellationToken cancellation)
    {
        IEnumerable<string> counts = Enumerable.Range(0, columns).SelectMany(i => Counts($"p{i}"));
        IEnumerable<string> present = Enumerable.Range(0, columns).Select(i => $"{CsvValue.Present($"r{i}")} AS p{i}");
        object?[] found = session.Query(
            $"SELECT {string.Join(", ", counts)} FROM (SELECT {string.Join(", ", present)} FROM {rows})", cancellation)[0];
        int each = Candidates.Length + 2;
        return [.. Enumerable.Range(0, columns).Select(i => Narrowest(found.AsSpan(i * each, each)))];
    }

    private static IEnumerable<string> Counts(string field)
    {
        yield return $"count({field})";
        yield return $"count(TRY_CAST({field} AS BIGINT))";
        foreach (ColumnType type in Candidates)
        {
            yield return $"count(*) FILTER (WHERE {CsvValue.Fits(type, field)})";
        }
    }

    /// <summary>
    /// The narrowest type that every present value fits. Whole numbers of which some exceed 64 bits stay text: as
    /// floating-point numbers they would lose digits, and such columns are keys more often than quantities.
    /// </summary>
    private static ColumnType Narrowest(ReadOnlySpan<object?> counts)
    {
        long present = Count(counts[0]);
        for (int i = 0; i < Candidates.Length && present > 0; i++)
        {
            if (Count(counts[i + 2]) == present)
            {
                bool exceeds = Candidates[i] == ColumnType.Integer && Count(counts[1]) < present;
                return exceeds ? ColumnType.Text : Candidates[i];
            }
        }

        return ColumnType.Text;
    }

    private static long Count(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static TableException Explain(DuckQueryException fault, TableFile file, CsvHeader header)
    {
        string line = LinePattern().Match(fault.Message).Groups[1].Value;
        string place = line.Length > 0 ? $"Line {line} of '{file.Name}'" : $"'{file.Name}'";
        if (FieldsPattern().Match(fault.Message) is { Success: true } fields)
        {
            return new TableException(
                "MLOPS1406",
                $"{place} has {fields.Groups[2].Value} values where the first line names {header.Names.Count} columns.",
                "Give every line the same number of values; a value that holds the delimiter stands in double quotes.",
                fault);
        }

        if (fault.Message.Contains("unicode", StringComparison.OrdinalIgnoreCase))
        {
            return new TableException("MLOPS1408", $"{place} is not text in UTF-8.", "Save the file as UTF-8.", fault);
        }

        if (fault.Message.Contains("quote", StringComparison.OrdinalIgnoreCase) && line.Length > 0)
        {
            return new TableException(
                "MLOPS1406", $"{place} has a quote that is not closed or not doubled.", "Mend the quotes on that line.", fault);
        }

        return new TableException(
            "MLOPS1406", $"{place} cannot be read as CSV.", "Check that line's delimiters, quotes and length.", fault);
    }

    [GeneratedRegex(@"CSV Error on Line: (\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex LinePattern();

    [GeneratedRegex(@"Expected Number of Columns: (\d+) Found: (\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex FieldsPattern();
}
