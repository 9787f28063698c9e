using MlopsNotebookKernel.Domain.Tables;
using MlopsNotebookKernel.Tables.Databases;

namespace MlopsNotebookKernel.Tables.Logs;

/// <summary>What a column of a log means in a role, as SQL; NULL where the log has no such column.</summary>
internal static class LogField
{
    private static readonly string[] Good = ["ok", "success", "succeeded", "completed", "done", "200", "true"];

    /// <summary>A moment that .NET can tell too, of a column of times or of texts; NULL for what is none.</summary>
    /// <param name="column">The column.</param>
    public static string Moment(Column column)
    {
        string moment = column.Type is ColumnType.Text or ColumnType.Timestamp ? $"TRY_CAST({Sql.Name(column.Name)} AS TIMESTAMP)" : "NULL::TIMESTAMP";
        return $"CASE WHEN {moment} BETWEEN TIMESTAMP '0001-01-01' AND TIMESTAMP '9999-12-31' THEN {moment} END";
    }

    /// <summary>The name of a class or segment, as everywhere: whole numbers without a point, days without a time.</summary>
    /// <param name="column">The column; null for none.</param>
    public static string Text(Column? column)
    {
        if (column is null)
        {
            return "NULL::VARCHAR";
        }

        string field = Sql.Name(column.Name);
        return column.Type switch
        {
            ColumnType.Text => field,
            ColumnType.Number => $"CASE WHEN {field} = trunc({field}) AND abs({field}) < 1e15 THEN CAST(CAST({field} AS BIGINT) AS VARCHAR) ELSE CAST({field} AS VARCHAR) END",
            ColumnType.Timestamp => $"CASE WHEN {field} = date_trunc('day', {field}) THEN strftime({field}, '%Y-%m-%d') ELSE strftime({field}, '%Y-%m-%d %H:%M:%S') END",
            _ => $"CAST({field} AS VARCHAR)",
        };
    }

    /// <summary>Whether a label is of the positive class.</summary>
    /// <param name="label">The labels; null for none.</param>
    /// <param name="positive">The class's name; null for <c>true</c> or <c>1</c>.</param>
    public static string Positive(Column? label, string? positive) => label switch
    {
        null => "NULL::BOOLEAN",
        { Type: ColumnType.Boolean } when positive is null => Sql.Name(label.Name),
        _ => positive is null ? $"{Text(label)} IN ('true', '1')" : $"{Text(label)} = {Sql.Text(positive)}",
    };

    /// <summary>A finite number, also one that is written in a text.</summary>
    /// <param name="column">The column; null for none.</param>
    public static string Number(Column? column)
    {
        if (column is null or { Type: ColumnType.Timestamp })
        {
            return "NULL::DOUBLE";
        }

        string field = Sql.Name(column.Name);
        string number = column.Type is ColumnType.Number ? field : $"TRY_CAST({field} AS DOUBLE)";
        return column.Type is ColumnType.Number or ColumnType.Text ? $"CASE WHEN isfinite({number}) THEN {number} END" : number;
    }

    /// <summary>
    /// Whether a request failed: HTTP status of 500 and more; true in a column of failures, false in another; any number
    /// but 0 else; a word that means no success.
    /// </summary>
    /// <param name="column">The column; null for none.</param>
    public static string Failed(Column? column)
    {
        if (column is null)
        {
            return "NULL::BOOLEAN";
        }

        string field = Sql.Name(column.Name);
        bool ofFailures = column.Name.Contains("fail", StringComparison.OrdinalIgnoreCase) || column.Name.Contains("error", StringComparison.OrdinalIgnoreCase);
        bool isTruth = column.Name.Equals("ok", StringComparison.OrdinalIgnoreCase) || column.Name.Contains("success", StringComparison.OrdinalIgnoreCase);
        string word = $@"lower(trim({Text(column)}, E' \t\r\n'))";
        return column.Type switch
        {
            ColumnType.Boolean => ofFailures ? field : $"NOT {field}",
            ColumnType.Integer => $"CASE WHEN {field} BETWEEN 100 AND 599 THEN {field} >= 500 ELSE {field} {(ofFailures || !isTruth ? "<>" : "=")} 0 END",
            _ => ofFailures ? $"{word} <> ''" : $"{word} NOT IN ({string.Join(", ", Good.Select(Sql.Text))})",
        };
    }
}
