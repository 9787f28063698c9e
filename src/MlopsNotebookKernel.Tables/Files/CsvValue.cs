using System.Globalization;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Files;

/// <summary>
/// What a CSV field can be taken for. The rules are the same on every machine, in every culture; a form that could be
/// read in two ways (03/04/2001, 1,5) stays text.
/// </summary>
internal static class CsvValue
{
    private const string Integer = @"\s*[+-]?[0-9]+\s*";
    private const string Number = @"\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*|\s*[+-]?([iI]nf|[iI]nfinity)\s*";

    private const string Timestamp =
        @"\s*[0-9]{4}([-/])[0-9]{1,2}[-/][0-9]{1,2}([ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?( ?Z| ?[+-][0-9]{2}(:?[0-9]{2})?)?)?\s*";

    private static readonly string[] MissingWords = ["NA", "N/A", "#N/A", "NaN", "nan", "null", "NULL", "None"];

    /// <summary>
    /// The SQL of a field in a column that is not text: words that stand for a missing value there are none. In a
    /// column of text they stay, for NA is a country's code.
    /// </summary>
    internal static string Present(string field) =>
        $"CASE WHEN {field} NOT IN ({string.Join(", ", MissingWords.Select(Sql.Text))}) THEN {field} END";

    /// <summary>The SQL that tells whether a present field can be read as a type.</summary>
    internal static string Fits(ColumnType type, string field) => type switch
    {
        ColumnType.Boolean => $"lower(trim({field})) IN ('true', 'false')",
        ColumnType.Integer => $"regexp_full_match({field}, {Sql.Text(Integer)})",
        ColumnType.Number => $"regexp_full_match({field}, {Sql.Text(Number)})",
        ColumnType.Timestamp =>
            $"(regexp_full_match({field}, {Sql.Text(Timestamp)}) AND TRY_CAST({field} AS TIMESTAMPTZ) >= TIMESTAMPTZ '0001-01-01 00:00:00+00')",
        _ => "true",
    };

    /// <summary>The SQL that reads a field as a type that it fits.</summary>
    internal static string Read(ColumnType type, string field) => type switch
    {
        ColumnType.Boolean => $"(lower(trim({Present(field)})) = 'true')",
        ColumnType.Integer => $"CAST({Present(field)} AS BIGINT)",
        ColumnType.Number => $"CAST({Present(field)} AS DOUBLE) + 0.0::DOUBLE",
        ColumnType.Timestamp => $"CAST(CAST({Present(field)} AS TIMESTAMPTZ) AS TIMESTAMP)",
        ColumnType.Text => field,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>Whether a text cannot be a column's name: it is blank, or a number.</summary>
    internal static bool IsEmptyOrNumber(string text) =>
        string.IsNullOrWhiteSpace(text) || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
