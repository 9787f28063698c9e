using System.Globalization;
using System.Text.Json;
using MlopsNotebookKernel.Domain.Checks;
using MlopsNotebookKernel.Tables.Databases;
using MlopsNotebookKernel.Tables.Queries;

namespace MlopsNotebookKernel.Tables.Checks;

/// <summary>
/// Makes sure that a check's SQL is what it says: one expression, or one query. The database takes it apart without
/// running it. The fence around the database holds whatever it is; this keeps one check from changing another's answer.
/// </summary>
internal static class CheckStatement
{
    /// <summary>Requires that a text is one expression over the table.</summary>
    /// <param name="session">The database.</param>
    /// <param name="expression">The text.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="Domain.Tables.TableException">It is none.</exception>
    public static void RequireExpression(DuckSession session, string expression, CancellationToken cancellation)
    {
        string sql = Selecting(expression);
        SqlStatement.Read(session, sql, cancellation);
        string json = (string)session.Query($"SELECT json_serialize_sql({Sql.Text(sql)})", cancellation)[0][0]!;
        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4096 });
        JsonElement node = document.RootElement.GetProperty("statements")[0].GetProperty("node");
        bool isOne = node.GetProperty("type").GetString() == "SELECT_NODE"
            && node.GetProperty("select_list").GetArrayLength() == 1
            && node.GetProperty("from_table") is var from
            && from.GetProperty("type").GetString() == "BASE_TABLE"
            && from.GetProperty("table_name").GetString() == "data"
            && node.GetProperty("where_clause").ValueKind == JsonValueKind.Null
            && node.GetProperty("group_expressions").GetArrayLength() == 0;
        if (!isOne)
        {
            throw SqlStatement.Wrong("This is no single expression", null, null);
        }
    }

    /// <summary>The column of the one pass that gives what a check needs.</summary>
    /// <param name="check">A check of rows in SQL, or an aggregate.</param>
    public static string Column(TableCheck check) => check switch
    {
        // The fastest form that was found, where limits lie among the values: what does not hold fails, missing answers too.
        TableCheck.Rows rows => $"CAST(coalesce(count_if({rows.Holds}), 0) AS BIGINT)",
        TableCheck.Aggregate aggregate => $"(\n{aggregate.Expression}\n)",
        _ => throw new ArgumentOutOfRangeException(nameof(check)),
    };

    /// <summary>A value of the one pass as .NET has it: a truth value, a number, or null for what is neither.</summary>
    /// <param name="value">The database's value.</param>
    public static object? Value(object? value) => value switch
    {
        null => null,
        bool truth => truth,
        System.Numerics.BigInteger whole => (double)whole,
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Selecting(string expression) => $"SELECT (\n{expression}\n) FROM data";
}
