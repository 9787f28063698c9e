using System.Text.RegularExpressions;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Columns;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Files;

/// <summary>
/// Loads a CSV file into the database, typed and by column, so that whatever follows reads only the columns it needs.
/// </summary>
internal static partial class CsvTable
{
    /// <summary>Bytes read at a time on each core: four of the longest lines (2 MB). The database's own are four times as many.</summary>
    private const int BufferBytes = 8 << 20;

    /// <summary>Loads a file as <c>data</c>.</summary>
    /// <param name="session">Where to.</param>
    /// <param name="file">The file.</param>
    /// <param name="spill">Absolute path of a Parquet file that takes the rows instead of the memory; null for the memory.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="TableException">It cannot be read as CSV, or there is no room for its rows (MLOPS1434).</exception>
    internal static IReadOnlyList<Column> Load(DuckSession session, TableFile file, string? spill, CancellationToken cancellation)
    {
        CsvHeader header = CsvHeader.Read(file);
        IReadOnlyList<string> names = ColumnNames.Of(header.Names, file.Name);
        string rows = Rows(file, header);
        try
        {
            CsvForm[] forms = new CsvForms(session, rows, cancellation).Store(names.Count, spill);
            return [.. names.Select((name, i) => new Column(name, CsvValue.TypeOf(forms[i])))];
        }
        catch (DuckQueryException fault) when (spill is not null && fault.Message.Contains(Path.GetFileName(spill), StringComparison.Ordinal))
        {
            throw new TableException(
                "MLOPS1434",
                $"The rows of '{file.Name}' cannot be written to {Path.GetTempPath()}: {fault.Message.Split('\n')[0].TrimEnd('.')}.",
                "Make room there, or name another folder for temporary files (TMPDIR; on Windows TEMP).",
                fault);
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
                quote = '"', escape = '"', nullstr = '', hive_partitioning = false, buffer_size = {{BufferBytes}}, columns = { {{string.Join(", ", columns)}} })
            """;
    }

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
