using System.Globalization;
using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Files;

/// <summary>
/// What a CSV field can be taken for, as SQL. The rules are the same on every machine, in every culture; a form that
/// could be read in two ways (03/04/2001, 1,5) stays text.
/// </summary>
internal static class CsvValue
{
    private const string Integer = @"\s*[+-]?[0-9]+\s*";
    private const string Number = @"\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*|\s*[+-]?([iI]nf|[iI]nfinity)\s*";
    private const string Day = "([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])[-/][0-9]{1,2}[-/][0-9]{1,2}";
    private const string Time = @"[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?";
    private const string Offset = " ?(Z|[+-][0-9]{2}(:?[0-9]{2})?)";

    private static readonly string[] MissingWords = ["NA", "N/A", "#N/A", "NaN", "nan", "null", "NULL", "None"];

    /// <summary>
    /// A field in a column that is not text: words that stand for a missing value there are none. In a column of text
    /// they stay, for NA is a country's code.
    /// </summary>
    /// <remarks>
    /// Not written with IN: of more than a few words the database makes a join, and rows that go through a join on several
    /// threads come out in another order each time.
    /// </remarks>
    internal static string Present(string field) =>
        $"CASE {field} {string.Join(' ', MissingWords.Select(word => $"WHEN {Sql.Text(word)} THEN NULL"))} ELSE {field} END";

    /// <summary>A present field's value in a form; NULL when it does not fit.</summary>
    internal static string Value(CsvForm form, string field) => form switch
    {
        // As most files write it first, for that costs a third.
        CsvForm.Boolean => $"CASE {field} WHEN 'true' THEN true WHEN 'false' THEN false ELSE CASE lower(trim({field})) WHEN 'true' THEN true WHEN 'false' THEN false END END",
        CsvForm.Integer => $"TRY_CAST({Matching(field, Integer)} AS BIGINT)",
        CsvForm.Number => $"(TRY_CAST({Matching(field, Number)} AS DOUBLE) + 0.0::DOUBLE)",
        CsvForm.Timestamp => $"TRY_CAST({Matching(field, $@"\s*{Day}([ T]{Time})?\s*")} AS TIMESTAMP)",
        CsvForm.ZonedTimestamp =>
            $@"CAST(TRY_CAST({Matching(field, $@"\s*{Day}([ T]{Time}({Offset})?)?\s*")} AS TIMESTAMPTZ) AS TIMESTAMP)",
        CsvForm.Text => field,
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, null),
    };

    /// <summary>Whether a present field is written as a whole number, however large.</summary>
    internal static string IsWhole(string field) => $"regexp_full_match({field}, {Sql.Text(Integer)})";

    /// <summary>The column type of a form.</summary>
    internal static ColumnType TypeOf(CsvForm form) => form switch
    {
        CsvForm.Boolean => ColumnType.Boolean,
        CsvForm.Integer => ColumnType.Integer,
        CsvForm.Number => ColumnType.Number,
        CsvForm.Timestamp or CsvForm.ZonedTimestamp => ColumnType.Timestamp,
        CsvForm.Text => ColumnType.Text,
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, null),
    };

    /// <summary>Whether a text cannot be a column's name: it is blank, or a number.</summary>
    internal static bool IsEmptyOrNumber(string text) =>
        string.IsNullOrWhiteSpace(text) || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string Matching(string field, string pattern) =>
        $"CASE WHEN regexp_full_match({field}, {Sql.Text(pattern)}) THEN {field} END";
}
